import {
  parseKubernetesMinor,
  parseReleaseVersion,
  PreflightFinding,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { levelUp } from '../../fleet/updates/levelUp';
import { listed } from '../world';
import { clusterFindings } from './findings';
import { RotationFacts } from './RotationFacts';

const common = {
  code: 'shared-configuration',
  title: 'Clusters that share the file',
};

/** What stands in the way of a rotation, or is good to know before it, in all its clusters. */
export function rotationFindings(
  clusters: readonly RotationFacts[],
  input: RotationInput,
): PreflightFinding[] {
  const apart = versionsApart(clusters, input);
  const each = clusters.map(facts =>
    clusterFindings(facts, input).filter(
      // Which release to choose is no advice where none fits.
      ({ code, state }) =>
        apart.length === 0 || code !== 'release' || state !== 'required',
    ),
  );
  return [
    ...covered(clusters, input),
    ...apart,
    ...each.flatMap((findings, index) => inCluster(findings, clusters, index)),
  ];
}

/** Findings with the name of their cluster, where there are several. */
export function inCluster(
  findings: readonly PreflightFinding[],
  clusters: readonly { id: { clusterName: string } }[],
  index: number,
): PreflightFinding[] {
  if (clusters.length === 1) return [...findings];
  const { clusterName } = clusters[index].id;
  return findings.map(finding => ({ ...finding, cluster: clusterName }));
}

function covered(
  clusters: readonly RotationFacts[],
  { groups }: RotationInput,
): PreflightFinding[] {
  if (clusters.length === 1) return [];
  const pools = listed(groups.map(({ pool }) => pool));
  const replacements = listed(
    groups.map(({ replacement }) => replacement.name),
  );
  return [
    {
      ...common,
      state: 'passed',
      message: `One value describes ${listed(clusters.map(({ id }) => id.clusterName))}, so all of them get ${replacements} and lose ${pools}, and the operation drains the nodes of all of them.`,
    },
  ];
}

/** A new node group takes the version of its cluster, and one value names one release. */
function versionsApart(
  clusters: readonly RotationFacts[],
  { groups }: RotationInput,
): PreflightFinding[] {
  const isOfMinor = groups.some(({ replacement: { releaseVersion } }) => {
    const parsed = parseReleaseVersion(releaseVersion);
    return parsed?.date && parseKubernetesMinor(parsed.kubernetes);
  });
  const apart = levelUp(
    clusters.map(({ id, version }) => ({ name: id.clusterName, version })),
  );
  if (!apart || !isOfMinor) return [];
  return [
    {
      ...common,
      state: 'required',
      message: `One value describes clusters of different versions: ${apart.runs}. A new node group takes the version of its cluster, so no release fits all of them.`,
      fix: `${apart.first} Or give each cluster a value of its own.`,
    },
  ];
}
