import { ClusterSummary } from '../model/cluster';
import { SupportPhase } from '../model/support';

const phaseRank: Record<SupportPhase, number> = {
  ended: 0,
  extended: 1,
  ending: 2,
  unknown: 3,
  standard: 3,
};

/** Days that press: those of a phase that has an end worth acting on. */
function pressingDays({ support }: ClusterSummary): number {
  const presses = support.phase === 'extended' || support.phase === 'ending';
  return presses ? (support.daysLeft ?? Infinity) : 0;
}

function troubleRank(cluster: ClusterSummary): number {
  const healthy = cluster.health === 'degraded' ? 0 : 1;
  const inStep = cluster.drift?.state === 'differs' ? 0 : 1;
  const current = cluster.nodeGroups?.behind ? 0 : 1;
  return healthy * 4 + inStep * 2 + current;
}

/**
 * Orders clusters by name, those of one name by ARN, so that the order is total.
 * @public
 */
export function compareByName(a: ClusterSummary, b: ClusterSummary): number {
  return a.name.localeCompare(b.name) || a.arn.localeCompare(b.arn);
}

/**
 * Orders clusters by what needs attention first: support that has ended, costs
 * or ends soon, the fewest days left first, then trouble, then drift, then images
 * that are behind, then by name.
 * @public
 */
export function compareByAttention(
  a: ClusterSummary,
  b: ClusterSummary,
): number {
  return (
    phaseRank[a.support.phase] - phaseRank[b.support.phase] ||
    compareNumbers(pressingDays(a), pressingDays(b)) ||
    troubleRank(a) - troubleRank(b) ||
    compareByName(a, b)
  );
}

/** Infinity equals itself here, which a subtraction would not say. */
function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
