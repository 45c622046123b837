import { ClusterSummary } from '@xkf/backstage-plugin-eks-common';
import { byNumber, inTurn } from '../table/column';

/** False where no Terraform repository is configured, so that there is no drift to show. */
export function knowsDrift(clusters: ClusterSummary[]): boolean {
  return clusters.some(({ drift }) => drift !== undefined);
}

const rank = {
  differs: 0,
  'not-readable': 1,
  'not-declared': 2,
  'in-step': 3,
};

/** The most differences first, then what is not known, then what is in step. */
export const byDrift = inTurn<ClusterSummary>(
  byNumber(({ drift }) => drift && rank[drift.state]),
  byNumber(({ drift }) => drift && -drift.differences),
);
