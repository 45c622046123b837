import { Node } from '../api';

/** Set on a cordoned node: the operation that cordoned it. */
export const CORDONED_BY = 'eks.xenit.io/cordoned-by';

const NODE_GROUP = 'eks.amazonaws.com/nodegroup';
const ZONE = 'topology.kubernetes.io/zone';

export function isReadyNode(node: Node): boolean {
  const conditions = node.status?.conditions ?? [];
  return conditions.some(c => c.type === 'Ready' && c.status === 'True');
}

export function isCordoned(node: Node): boolean {
  return node.spec?.unschedulable === true;
}

export function nodeGroupOf(node: Node): string | undefined {
  return node.metadata.labels?.[NODE_GROUP];
}

export function zoneOf(node: Node): string | undefined {
  return node.metadata.labels?.[ZONE];
}

/** Selects the nodes of a node group. */
export function nodeGroupSelector(nodeGroup: string): string {
  return `${NODE_GROUP}=${nodeGroup}`;
}
