import {
  at,
  isReady,
  type JsonObject,
  type KubernetesObject,
  listAt,
} from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';

function accepts(node: KubernetesObject): boolean {
  const blocking = (listAt(node, 'spec.taints') as JsonObject[]).some(
    taint => taint.effect !== 'PreferNoSchedule',
  );
  return isReady(node) && at(node, 'spec.unschedulable') !== true && !blocking;
}

/** The node with the fewest pods among those that take a pod without tolerations; undefined if none does. */
export function chooseNode(objects: ObjectStore): KubernetesObject | undefined {
  const counts = new Map<unknown, number>();
  for (const pod of objects.list('pods')) {
    const name = at(pod, 'spec.nodeName');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return objects
    .list('nodes')
    .filter(accepts)
    .sort(
      (left, right) =>
        (counts.get(left.metadata.name) ?? 0) -
        (counts.get(right.metadata.name) ?? 0),
    )[0];
}
