import type { Condition, JsonObject, KubernetesObject } from '../store/object';
import { listAt } from '../store/object';
import { timestamp } from './identity';

/** What a kubelet reports: it runs, it has just started, or nobody hears of it. */
export type Kubelet = 'ready' | 'starting' | 'lost';

const READY: Record<Kubelet, Omit<Condition, 'type'>> = {
  ready: {
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
  },
  starting: {
    status: 'False',
    reason: 'KubeletNotReady',
    message:
      'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
  },
  lost: {
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
  },
};

/** The conditions of a node. */
export function nodeConditions(
  kubelet: Kubelet,
  since: string,
  heartbeat: string,
): JsonObject[] {
  const times = { lastHeartbeatTime: heartbeat, lastTransitionTime: since };
  const lost = kubelet === 'lost';
  const pressure = ['MemoryPressure', 'DiskPressure', 'PIDPressure'].map(
    type => ({
      type,
      status: lost ? 'Unknown' : 'False',
      ...times,
      reason: lost ? READY.lost.reason : `KubeletHasNo${type}`,
      message: lost ? READY.lost.message : `kubelet has no ${type}`,
    }),
  );
  return [...pressure, { type: 'Ready', ...times, ...READY[kubelet] }];
}

const OWN_TAINTS = [
  'node.kubernetes.io/unschedulable',
  'node.kubernetes.io/unreachable',
  'node.kubernetes.io/not-ready',
];

/** The taints by which the node controller shows a cordon and the state of the kubelet. */
export function nodeTaints(
  kubelet: Kubelet,
  cordoned: boolean,
  now: Date,
): JsonObject[] {
  const timeAdded = timestamp(now);
  const both = (key: string) =>
    ['NoSchedule', 'NoExecute'].map(effect => ({ key, effect, timeAdded }));
  return [
    ...(cordoned
      ? [{ key: OWN_TAINTS[0], effect: 'NoSchedule', timeAdded }]
      : []),
    ...(kubelet === 'lost' ? both(OWN_TAINTS[1]) : []),
    ...(kubelet === 'starting' ? both(OWN_TAINTS[2]) : []),
  ];
}

/** What the conditions of a node say about its kubelet. */
export function kubeletOf(node: KubernetesObject): Kubelet {
  const list = listAt(node, 'status.conditions') as Condition[];
  const ready = list.find(each => each.type === 'Ready')?.status;
  if (ready === 'True') {
    return 'ready';
  }
  return ready === 'False' ? 'starting' : 'lost';
}

/** A node whose taints agree with its cordon and its kubelet, as the node controller keeps them. */
export function withOwnTaints(
  node: KubernetesObject,
  now: Date,
): KubernetesObject {
  const { taints: present, ...spec } = node.spec ?? {};
  const before = (Array.isArray(present) ? present : []) as JsonObject[];
  const wanted = nodeTaints(kubeletOf(node), spec.unschedulable === true, now);
  const same = (left: JsonObject, right: JsonObject) =>
    left.key === right.key && left.effect === right.effect;
  const taints = [
    ...before.filter(each => !OWN_TAINTS.includes(String(each.key))),
    ...wanted.map(each => before.find(old => same(old, each)) ?? each),
  ];
  return { ...node, spec: taints.length > 0 ? { ...spec, taints } : spec };
}

/** A node with another state of its kubelet. */
export function withKubelet(
  node: KubernetesObject,
  kubelet: Kubelet,
  now: Date,
): KubernetesObject {
  const time = timestamp(now);
  const changed = {
    ...node,
    status: {
      ...node.status,
      conditions: nodeConditions(kubelet, time, time),
    },
  };
  return withOwnTaints(changed, now);
}
