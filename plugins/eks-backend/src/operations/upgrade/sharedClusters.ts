import {
  ChangePreview,
  compareKubernetesVersions,
  parseKubernetesMinor,
  PreflightFinding,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterRecord } from '../../fleet/store/FleetStore';
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
  { clusterName, version }: UpgradeInput,
  { clusters }: Pick<ChangePreview, 'clusters'>,
  others: readonly ClusterRecord[],
): { findings: PreflightFinding[]; alsoUpgraded: string[] } {
  const shared = clusters.filter(name => name !== clusterName);
  if (shared.length === 0) return { findings: [], alsoUpgraded: [] };
  const live = others.filter(({ name }) => shared.includes(name));
  const steps = live.map(({ name, snapshot }) => ({
    name,
    from: snapshot.facts.version,
    distance: distanceOf(snapshot.facts.version, version),
  }));
  const impossible = steps.filter(
    ({ distance }) => distance === undefined || distance < 0 || distance > 1,
  );
  const along = steps.filter(({ distance }) => distance === 1);
  const findings: PreflightFinding[] = [];
  if (impossible.length > 0) {
    findings.push({
      ...common,
      state: 'required',
      message: `One value describes ${listed([clusterName, ...shared])}. ${impossible
        .map(({ name, from }) => `${name} runs ${from}`)
        .join(
          ', ',
        )}, and AWS refuses to take it to ${version} in one step, so the apply of the pull request would fail.`,
      fix: `Bring ${listed(impossible.map(({ name }) => name))} within one minor of ${version}, or give each cluster a value of its own.`,
    });
  }
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

function distanceOf(from: string, to: string): number | undefined {
  const a = parseKubernetesMinor(from);
  const b = parseKubernetesMinor(to);
  if (!a || !b || a.major !== b.major) return undefined;
  return compareKubernetesVersions(to, from) === 0 ? 0 : b.minor - a.minor;
}
