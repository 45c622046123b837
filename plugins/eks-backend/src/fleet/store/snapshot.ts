import {
  Addon,
  NodeGroup,
  PartProblem,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterFacts } from '../reading/clusterFacts';

/**
 * The last good reading of a cluster, as it is stored. A part that has never
 * been read is absent; why, is among the problems.
 */
export interface ClusterSnapshot {
  facts: ClusterFacts;
  nodeGroups?: NodeGroup[];
  addons?: Addon[];
  problems: PartProblem[];
}
