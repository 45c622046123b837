import {
  Addon,
  NodeGroup,
  PartProblem,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterFacts } from '../reading/clusterFacts';
import { LivePeering } from '../reading/peeringFacts';

/**
 * The last good reading of a cluster, as it is stored. A part that has never
 * been read is absent; why, is among the problems.
 */
export interface ClusterSnapshot {
  facts: ClusterFacts;
  nodeGroups?: NodeGroup[];
  /** When the node groups were last listed. */
  nodeGroupsReadAt?: string;
  addons?: Addon[];
  /** When the add-ons were last listed. */
  addonsReadAt?: string;
  /** Peerings of the cluster's VPC; read where a Terraform repository is configured. */
  peerings?: LivePeering[];
  peeringsReadAt?: string;
  problems: PartProblem[];
}
