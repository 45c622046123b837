import { DrainOptions, DrainPreview } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../kubernetes';
import {
  cordon,
  drainNode,
  healthGate,
  podsLeft,
  previewDrain,
  readHealth,
  uncordon,
} from '../../kubernetes/drain';
import type {
  CordonRequest,
  CordonResult,
  HealthBefore,
  HealthGateOutcome,
  HealthGateRequest,
  NodeDrainOutcome,
  NodeDrainRequest,
  PodLeft,
  UncordonResult,
} from '../../kubernetes/drain';
import { Pace } from '../world';
import { GroupNode, readGroupNodes } from './readGroupNodes';

/** What a rotation does with the nodes of one cluster. */
export interface DrainTools {
  preview(
    cluster: AccessedCluster,
    nodes: readonly string[],
    options: DrainOptions,
    signal: AbortSignal,
  ): Promise<DrainPreview>;
  /** The nodes of a node group as the API server has them. */
  nodesOf(
    cluster: AccessedCluster,
    nodeGroup: string,
    signal: AbortSignal,
  ): Promise<GroupNode[]>;
  cordon(
    cluster: AccessedCluster,
    request: CordonRequest,
  ): Promise<CordonResult>;
  uncordon(
    cluster: AccessedCluster,
    request: CordonRequest,
  ): Promise<UncordonResult>;
  drain(
    cluster: AccessedCluster,
    request: NodeDrainRequest,
  ): Promise<NodeDrainOutcome>;
  readHealth(
    cluster: AccessedCluster,
    workloads: readonly string[],
    signal: AbortSignal,
  ): Promise<HealthBefore>;
  healthGate(
    cluster: AccessedCluster,
    request: HealthGateRequest,
  ): Promise<HealthGateOutcome>;
  podsLeft(
    cluster: AccessedCluster,
    nodes: readonly string[],
    signal: AbortSignal,
  ): Promise<PodLeft[]>;
}

/** The tools of a portal that reaches its clusters. */
export function createDrainTools(
  connections: ClusterConnections,
  { unanswered }: Pick<Pace, 'unanswered'>,
): DrainTools {
  return {
    preview: (...asked) => previewDrain(connections, ...asked),
    nodesOf: (...asked) => readGroupNodes(connections, ...asked),
    cordon: (...asked) => cordon(connections, ...asked),
    uncordon: (...asked) => uncordon(connections, ...asked),
    drain: (cluster, request) =>
      drainNode(connections, cluster, {
        ...request,
        timing: { awayForMs: unanswered, ...request.timing },
      }),
    readHealth: (...asked) => readHealth(connections, ...asked),
    healthGate: (...asked) => healthGate(connections, ...asked),
    podsLeft: (...asked) => podsLeft(connections, ...asked),
  };
}
