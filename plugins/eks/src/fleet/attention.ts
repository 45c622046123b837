import { ClusterSummary, SupportPhase } from '@xkf/backstage-plugin-eks-common';
import { byNumber, byText, inTurn } from '../table/column';
import { isDegraded } from './fleetFilter';

const rankOfPhase: Record<SupportPhase, number> = {
  ended: 0,
  extended: 1,
  ending: 2,
  unknown: 3,
  standard: 3,
};

/**
 * What needs attention first: support that has ended or costs, then trouble, then
 * images that are behind, then by name. The ARN makes the order total.
 */
export const byAttention = inTurn<ClusterSummary>(
  byNumber(({ support }) => rankOfPhase[support.phase]),
  byNumber(cluster => (isDegraded(cluster) ? 0 : 1)),
  byNumber(({ nodeGroups }) => ((nodeGroups?.behind ?? 0) > 0 ? 0 : 1)),
  byText(cluster => cluster.name),
  byText(cluster => cluster.arn),
);
