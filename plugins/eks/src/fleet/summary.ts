import { ClusterSummary, ScanUnit } from '@xkf/backstage-plugin-eks-common';
import {
  admitsBase,
  admitsPlace,
  belongsTo,
  FleetFilter,
  isDegraded,
} from './fleetFilter';

/** The numbers over the table. */
export interface FleetSummary {
  clusters: number;
  /** Clusters on which Terraform and AWS do not agree. */
  differing: number;
  extended: number;
  /** US dollars a month above standard support. */
  extraCostPerMonth: number;
  ending: number;
  /** Clusters whose extended support is over. */
  ended: number;
  behindNodeGroups: number;
  behindClusters: number;
  degraded: number;
  unreadableAccounts: number;
}

/** True when the newest attempt to read an account in a region failed. */
export function isUnreadable(unit: ScanUnit): boolean {
  return unit.state === 'failed' || unit.problem !== undefined;
}

/** What of the wanted places could not be read: one set for the strip and the banner. */
export function unreadableUnits(
  units: ScanUnit[],
  filter: FleetFilter,
): ScanUnit[] {
  return units.filter(unit => isUnreadable(unit) && admitsPlace(filter, unit));
}

/** Accounts among units: one account may be read in several regions. */
export function countAccounts(units: ScanUnit[]): number {
  return new Set(units.map(unit => unit.accountId)).size;
}

/**
 * Counts what passes the filter without the strip's own choices, so that each
 * number is what the table shows after a click on it.
 */
export function summarize(
  clusters: ClusterSummary[],
  unreadable: ScanUnit[],
  filter: FleetFilter,
): FleetSummary {
  const counted = clusters.filter(cluster => admitsBase(filter, cluster));
  const inPhase = (phase: string) =>
    counted.filter(({ support }) => support.phase === phase);
  return {
    clusters: counted.length,
    differing: counted.filter(({ drift }) => drift?.state === 'differs').length,
    extended: inPhase('extended').length,
    extraCostPerMonth: counted.reduce(
      (sum, { support }) => sum + support.extraCostPerMonth,
      0,
    ),
    ending: inPhase('ending').length,
    ended: inPhase('ended').length,
    behindNodeGroups: counted.reduce(
      (sum, { nodeGroups }) => sum + (nodeGroups?.behind ?? 0),
      0,
    ),
    behindClusters: counted.filter(c => belongsTo('behind', c)).length,
    degraded: counted.filter(isDegraded).length,
    unreadableAccounts: countAccounts(unreadable),
  };
}
