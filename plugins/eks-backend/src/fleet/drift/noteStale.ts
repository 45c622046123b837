import { ClusterId, PartProblem } from '@xkf/backstage-plugin-eks-common';
import { ClusterRecord } from '../store/FleetStore';
import { DriftNotes } from './DriftNotes';

/** What AWS refused this time is compared as it was read before, and so not for certain. */
export function noteStale(
  { snapshot }: ClusterRecord,
  parts: PartProblem['part'][],
  notes: DriftNotes,
): void {
  for (const { part, problem } of snapshot.problems) {
    if (parts.includes(part)) notes.hole(problem.message);
  }
}

/** What identifies a cluster in requests. */
export function idOf({ accountId, region, name }: ClusterRecord): ClusterId {
  return { accountId, region, clusterName: name };
}
