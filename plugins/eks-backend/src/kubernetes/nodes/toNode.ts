import type { V1Node, V1NodeCondition } from '@kubernetes/client-node';
import {
  Node,
  NodeCondition,
  NodeState,
} from '@xkf/backstage-plugin-eks-common';

const LABELS = {
  nodeGroup: ['eks.amazonaws.com/nodegroup'],
  zone: [
    'topology.kubernetes.io/zone',
    'failure-domain.beta.kubernetes.io/zone',
  ],
  instanceType: [
    'node.kubernetes.io/instance-type',
    'beta.kubernetes.io/instance-type',
  ],
  capacityType: [
    'eks.amazonaws.com/capacityType',
    'karpenter.sh/capacity-type',
  ],
  architecture: ['kubernetes.io/arch'],
};

/** Stands for a creation time that the API server did not tell; it always does. */
const EPOCH = new Date(0).toISOString();

/**
 * A node of the Kubernetes API in the words of this plugin.
 * @param podCount - pods on the node; undefined when they could not be counted
 */
export function toNode(node: V1Node, podCount: number | undefined): Node {
  const info = node.status?.nodeInfo;
  const conditions = node.status?.conditions ?? [];
  const ready = conditions.some(c => c.type === 'Ready' && c.status === 'True');
  const cordoned = node.spec?.unschedulable === true;
  return {
    name: node.metadata?.name ?? '',
    uid: node.metadata?.uid ?? '',
    state: stateOf(ready, cordoned),
    ready,
    cordoned,
    nodeGroup: labelOf(node, 'nodeGroup'),
    zone: labelOf(node, 'zone') ?? zoneOfProviderId(node.spec?.providerID),
    instanceType: labelOf(node, 'instanceType'),
    instanceId: instanceIdOf(node.spec?.providerID),
    capacityType: capacityTypeOf(node),
    architecture: info?.architecture ?? labelOf(node, 'architecture'),
    osImage: info?.osImage,
    internalIp: node.status?.addresses?.find(a => a.type === 'InternalIP')
      ?.address,
    kubeletVersion: info?.kubeletVersion ?? '',
    pods: { count: podCount, capacity: podCapacityOf(node) },
    createdAt: toTimestamp(node.metadata?.creationTimestamp) ?? EPOCH,
    conditions: conditions.map(toCondition),
    taints: (node.spec?.taints ?? []).map(({ key, value, effect }) => ({
      key,
      effect,
      ...(value && { value }),
    })),
  };
}

/** A cordoned node that is not ready counts as not ready: that needs a person. */
function stateOf(ready: boolean, cordoned: boolean): NodeState {
  if (!ready) return 'not-ready';
  return cordoned ? 'cordoned' : 'ready';
}

function labelOf(node: V1Node, name: keyof typeof LABELS): string | undefined {
  const labels = node.metadata?.labels ?? {};
  return LABELS[name].map(key => labels[key]).find(Boolean);
}

/** `ON_DEMAND`, `SPOT` or `CAPACITY_BLOCK`; Karpenter writes `on-demand`. */
function capacityTypeOf(node: V1Node): string | undefined {
  return labelOf(node, 'capacityType')?.toUpperCase().replace(/-/g, '_');
}

/** The last part of `aws:///eu-west-1a/i-0123456789abcdef0`. */
function instanceIdOf(providerId: string | undefined): string | undefined {
  return /^aws:\/\/.*\/(i-[0-9a-f]+)$/.exec(providerId ?? '')?.[1];
}

function zoneOfProviderId(providerId: string | undefined): string | undefined {
  return /^aws:\/\/\/([a-z0-9-]+)\/i-/.exec(providerId ?? '')?.[1];
}

/** What the scheduler goes by: allocatable, which kubelet may set below capacity. */
function podCapacityOf(node: V1Node): number | undefined {
  const text = node.status?.allocatable?.pods ?? node.status?.capacity?.pods;
  const match = /^(\d+)(k?)$/.exec(text ?? '');
  if (!match) return undefined;
  return Number(match[1]) * (match[2] ? 1000 : 1);
}

function toCondition(condition: V1NodeCondition): NodeCondition {
  return {
    type: condition.type,
    status: condition.status,
    ...(condition.reason && { reason: condition.reason }),
    ...(condition.message && { message: condition.message }),
    ...optional('since', toTimestamp(condition.lastTransitionTime)),
  };
}

function optional<K extends string>(key: K, value: string | undefined) {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

function toTimestamp(date: Date | undefined): string | undefined {
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}
