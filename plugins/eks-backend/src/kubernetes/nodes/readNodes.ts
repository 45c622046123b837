import type { V1Node, V1Pod } from '@kubernetes/client-node';
import { Node, Problem } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../connections';
import { ClusterUnreadableError } from '../problems';
import { readAllPages } from './readAllPages';
import { toNode } from './toNode';

const MAX_NODES = 10_000;
const MAX_PODS = 100_000;
/** Pods that run or wait; a finished pod takes no place on its node. */
const UNFINISHED = 'status.phase!=Succeeded,status.phase!=Failed';

/** The nodes of a cluster, and why their pods are not counted, if so. */
export interface NodesReading {
  nodes: Node[];
  podsProblem?: Problem;
}

/**
 * Reads nodes and pods at the same time, so that a slow list of pods does not
 * add to the wait, and its failure takes away the counts only.
 * @throws ClusterUnreadableError when the nodes cannot be read
 */
export async function readNodes(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  signal: AbortSignal,
): Promise<NodesReading> {
  const [nodes, pods] = await Promise.allSettled([
    listNodes(connections, cluster, signal),
    countPods(connections, cluster, signal),
  ]);
  if (nodes.status === 'rejected') throw nodes.reason;
  if (pods.status === 'fulfilled') {
    return {
      nodes: nodes.value.map(node =>
        toNode(node, pods.value.get(node.metadata?.name ?? '') ?? 0),
      ),
    };
  }
  if (!(pods.reason instanceof ClusterUnreadableError)) throw pods.reason;
  return {
    nodes: nodes.value.map(node => toNode(node, undefined)),
    podsProblem: pods.reason.problem,
  };
}

async function listNodes(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  signal: AbortSignal,
): Promise<V1Node[]> {
  let nodes: V1Node[] = [];
  await readAllPages<V1Node>(
    connections,
    cluster,
    {
      permission: 'list nodes',
      maxItems: MAX_NODES,
      list: ({ api, library }, page) => api(library.CoreV1Api).listNode(page),
      take: items => {
        nodes = nodes.concat(items);
      },
      restart: () => {
        nodes = [];
      },
    },
    signal,
  );
  return nodes;
}

/**
 * Number of pods by node name. Whole pods are read, since a list of metadata
 * only does not tell the node; of each page nothing but the counts is kept.
 */
async function countPods(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await readAllPages<V1Pod>(
    connections,
    cluster,
    {
      permission: 'list pods',
      maxItems: MAX_PODS,
      list: ({ api, library }, page) =>
        api(library.CoreV1Api).listPodForAllNamespaces({
          ...page,
          fieldSelector: UNFINISHED,
        }),
      take: items => {
        for (const pod of items) {
          const node = pod.spec?.nodeName;
          if (node) counts.set(node, (counts.get(node) ?? 0) + 1);
        }
      },
      restart: () => counts.clear(),
    },
    signal,
  );
  return counts;
}
