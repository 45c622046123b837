import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../kubernetes';
import { ClusterApi, Node, NODES } from '../../kubernetes/drain/api';
import { isReadyNode, zoneOf } from '../../kubernetes/drain/nodes';

const NODE_GROUP = 'eks.amazonaws.com/nodegroup';

/** A node of a node group, as far as a rotation looks at it. */
export interface GroupNode {
  name: string;
  createdAt?: string;
  zone?: string;
  ready: boolean;
  labels: Record<string, string>;
}

/**
 * The nodes of a node group, all pages.
 * @throws ClusterUnreadableError
 */
export async function readGroupNodes(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  nodeGroup: string,
  signal: AbortSignal,
): Promise<GroupNode[]> {
  const { items } = await new ClusterApi(connections, cluster).list<
    Node,
    GroupNode
  >(NODES, { labelSelector: `${NODE_GROUP}=${nodeGroup}` }, signal, node => ({
    name: node.metadata.name,
    createdAt: node.metadata.creationTimestamp,
    zone: zoneOf(node),
    ready: isReadyNode(node),
    labels: node.metadata.labels ?? {},
  }));
  return items;
}
