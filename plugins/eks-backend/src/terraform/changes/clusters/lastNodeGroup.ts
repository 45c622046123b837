import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { Workspace } from '../Workspace';
import { ClusterTarget } from './ClusterTarget';

/**
 * Clusters in which no node group is left for ordinary pods once a pool is gone.
 * What AWS has counts: a pool that is only declared runs nothing.
 */
export function lastNodeGroupWarnings(
  { context }: Workspace,
  target: ClusterTarget,
  pool: string,
): ChangeWarning[] {
  if (context.assumedPools?.size) return [];
  return target.affected.flatMap(({ call: { name } }): ChangeWarning[] => {
    const cluster = context.live?.clusters.find(other => other.name === name);
    const nodeGroup = `${name}-${pool}`;
    const groups = cluster?.nodeGroups ?? [];
    const gone = groups.find(group => group.name === nodeGroup);
    if (!gone || gone.tainted) return [];
    const left = groups.filter(group => group !== gone);
    if (left.some(group => !group.tainted)) return [];
    const why =
      left.length === 0
        ? `is the only node group that ${name} has in AWS`
        : `is the only node group of ${name} in AWS without taints`;
    return [
      {
        code: 'last-node-group',
        severity: 'warning',
        message: `${nodeGroup} ${why}, so its pods have nowhere to go. Add another node group first, or rotate this one.`,
      },
    ];
  });
}
