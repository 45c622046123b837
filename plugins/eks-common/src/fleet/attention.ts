import { ClusterSummary } from '../model/cluster';
import { SupportPhase } from '../model/support';

const phaseRank: Record<SupportPhase, number> = {
  ended: 0,
  extended: 1,
  ending: 2,
  unknown: 3,
  standard: 3,
};

function rank(cluster: ClusterSummary): number {
  const healthy = cluster.health === 'degraded' ? 0 : 1;
  const current = cluster.nodeGroups?.behind ? 0 : 1;
  return phaseRank[cluster.support.phase] * 4 + healthy * 2 + current;
}

/**
 * Orders clusters by name, those of one name by ARN, so that the order is total.
 * @public
 */
export function compareByName(a: ClusterSummary, b: ClusterSummary): number {
  return a.name.localeCompare(b.name) || a.arn.localeCompare(b.arn);
}

/**
 * Orders clusters by what needs attention first: support that has ended or
 * costs, then trouble, then images that are behind, then by name.
 * @public
 */
export function compareByAttention(
  a: ClusterSummary,
  b: ClusterSummary,
): number {
  return rank(a) - rank(b) || compareByName(a, b);
}
