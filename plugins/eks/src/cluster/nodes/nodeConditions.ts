import { Node, NodeCondition } from '@xkf/backstage-plugin-eks-common';

/**
 * True when a condition says something is wrong: `Ready` should be True, the
 * pressure and network conditions should be False. Source: Kubernetes
 * documentation, "Node status".
 */
function isOff({ type, status }: NodeCondition): boolean {
  return type === 'Ready' ? status !== 'True' : status !== 'False';
}

/** The conditions of a node that are not as they should be. */
export function conditionsThatAreOff(node: Node): NodeCondition[] {
  return node.conditions.filter(isOff);
}
