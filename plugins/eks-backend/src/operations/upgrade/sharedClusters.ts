import {
  ChangePreview,
  compareKubernetesVersions,
  parseKubernetesMinor,
  PreflightFinding,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterRecord } from '../../fleet/store/FleetStore';
import { wayUp } from '../../fleet/updates/wayUp';
import { listed } from '../world';

const common = {
  code: 'shared-configuration',
  title: 'Clusters that share the file',
};

/**
 * What the merge of the pull request does to the other clusters that its value
 * describes: Terraform takes each of them to the version, with no preflight of
 * its own.
 * @param others - those that AWS has
 */
export function sharedFindings(
  input: UpgradeInput & { from: string },
  { clusters }: Pick<ChangePreview, 'clusters'>,
  others: readonly ClusterRecord[],
): { findings: PreflightFinding[]; alsoUpgraded: string[] } {
  const { clusterName, version } = input;
  const shared = clusters.filter(name => name !== clusterName);
  if (shared.length === 0) return { findings: [], alsoUpgraded: [] };
  const live = others.filter(({ name }) => shared.includes(name));
  const steps = live.map(({ name, snapshot }) => ({
    name,
    from: snapshot.facts.version,
    distance: distanceOf(snapshot.facts.version, version),
  }));
  const findings = [...ahead(input, steps), ...behind(input, steps)].map(
    (finding): PreflightFinding => ({
      ...common,
      state: 'required',
      message: `One value describes ${listed([clusterName, ...shared])}. ${finding.message}`,
      fix: `${finding.fix} Or give each cluster a value of its own.`,
    }),
  );
  const along = steps.filter(({ distance }) => distance === 1);
  if (along.length > 0) {
    const names = listed(along.map(({ name }) => name));
    findings.push({
      ...common,
      state: 'recommended',
      message: `One value describes ${listed([clusterName, ...shared])}: the merge of the pull request upgrades ${names} to ${version} as well, and this operation checks and follows ${clusterName} only.`,
      fix: `Plan the upgrade of ${names} first, or give each cluster a value of its own.`,
    });
  }
  if (findings.length === 0) {
    findings.push({
      ...common,
      state: 'passed',
      message:
        live.length === 0
          ? `${listed(shared)} would share the version, and AWS has no such cluster.`
          : `${listed(shared)} shares the file, and runs ${version} already.`,
    });
  }
  return { findings, alsoUpgraded: along.map(({ name }) => name) };
}

interface Step {
  name: string;
  /** Version that it runs. */
  from: string;
  /** Minors up to the wanted version; undefined when one of them is no version. */
  distance: number | undefined;
}

type Words = Required<Pick<PreflightFinding, 'message' | 'fix'>>;

/** Terraform takes no cluster down, so the value must say the highest of all versions. */
function ahead(
  { clusterName, version, from }: UpgradeInput & { from: string },
  steps: readonly Step[],
): Words[] {
  const above = steps
    .filter(({ distance }) => distance !== undefined && distance < 0)
    .sort((a, b) => compareKubernetesVersions(b.from, a.from));
  const [highest] = above;
  if (!highest) return [];
  const runs = above.map(step => `${step.name} runs ${step.from}`);
  return [
    {
      message: `${listed(runs)} already, and EKS does not go down to ${version}, so the apply of the pull request would fail.`,
      fix: `${wayUp(clusterName, from, highest.from) ?? ''} Here, take ${clusterName} to ${highest.from}.`.trim(),
    },
  ];
}

function behind(
  { version }: Pick<UpgradeInput, 'version'>,
  steps: readonly Step[],
): Words[] {
  const below = steps.filter(
    ({ distance }) => distance === undefined || distance > 1,
  );
  if (below.length === 0) return [];
  const runs = below.map(step => `${step.name} runs ${step.from}`);
  return [
    {
      message: `${listed(runs)}, and EKS goes up one minor at a time, so the apply of the pull request would fail.`,
      fix: below
        .map(step => wayUp(step.name, step.from, version) ?? '')
        .join(' ')
        .trim(),
    },
  ];
}

function distanceOf(from: string, to: string): number | undefined {
  const a = parseKubernetesMinor(from);
  const b = parseKubernetesMinor(to);
  if (!a || !b || a.major !== b.major) return undefined;
  return compareKubernetesVersions(to, from) === 0 ? 0 : b.minor - a.minor;
}
