import {
  ClusterSummary,
  compareKubernetesVersions,
  SupportPhase,
} from '@xkf/backstage-plugin-eks-common';

/** Clusters of one version in one phase. */
export interface VersionCount {
  version: string;
  phase: SupportPhase;
  count: number;
}

/** Counts clusters by version, oldest version first. */
export function countVersions(clusters: ClusterSummary[]): VersionCount[] {
  const counts = new Map<string, VersionCount>();
  for (const { version, support } of clusters) {
    const key = `${version} ${support.phase}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { version, phase: support.phase, count: 1 });
  }
  return [...counts.values()].sort(
    (a, b) =>
      compareKubernetesVersions(a.version, b.version) ||
      a.phase.localeCompare(b.phase),
  );
}
