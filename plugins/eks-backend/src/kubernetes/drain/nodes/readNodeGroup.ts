import pLimit from 'p-limit';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../connections';
import { ClusterApi, Node, NODES, Pod, PODS } from '../api';
import { isFinished, isMirror, isOfDaemonSet, nameOf } from '../pods';
import { nodeGroupSelector } from './facts';

const LISTS_AT_ONCE = 5;

/**
 * Names of the nodes of a node group, sorted.
 * @throws ClusterUnreadableError
 */
export async function nodesOf(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  nodeGroup: string,
  signal: AbortSignal,
): Promise<string[]> {
  const { items } = await new ClusterApi(connections, cluster).list<
    Node,
    string
  >(
    NODES,
    { labelSelector: nodeGroupSelector(nodeGroup) },
    signal,
    node => node.metadata.name,
  );
  return items.sort();
}

/** A pod that still runs on a node that shall go. */
export interface PodLeft {
  node: string;
  /** `namespace/name`. */
  pod: string;
}

/**
 * Pods on nodes that removing the nodes would end: those that run or wait, and
 * belong neither to a DaemonSet nor to the kubelet.
 * @throws ClusterUnreadableError
 */
export async function podsLeft(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  nodes: readonly string[],
  signal: AbortSignal,
): Promise<PodLeft[]> {
  const api = new ClusterApi(connections, cluster);
  const limit = pLimit(LISTS_AT_ONCE);
  const lists = await Promise.all(
    nodes.map(node =>
      limit(async () => {
        const { items } = await api.list<Pod, PodLeft>(
          PODS,
          { fieldSelector: `spec.nodeName=${node}` },
          signal,
          pod =>
            isFinished(pod) || isMirror(pod) || isOfDaemonSet(pod)
              ? undefined
              : { node, pod: nameOf(pod) },
        );
        return items;
      }),
    ),
  );
  return lists.flat();
}
