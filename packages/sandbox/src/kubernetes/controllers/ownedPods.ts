import { randomUUID } from 'node:crypto';
import { generatedSuffix } from '../../world/identifiers';
import { podOf } from '../objects/pod';
import {
  at,
  controllerUid,
  isFinished,
  isReady,
  isTerminating,
  type JsonObject,
  type KubernetesObject,
  numberAt,
} from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import type { ControllerContext } from './context';

/** The pods of some controllers, by the uid of the controller. */
export function podsByController(
  objects: ObjectStore,
  uids: Set<string>,
): Map<string, KubernetesObject[]> {
  const result = new Map<string, KubernetesObject[]>();
  for (const pod of objects.values('pods')) {
    const uid = controllerUid(pod);
    if (uid && uids.has(uid)) {
      const list = result.get(uid);
      if (list) {
        list.push(pod);
      } else {
        result.set(uid, [pod]);
      }
    }
  }
  return result;
}

/** Whether a pod counts for the replicas of its controller. */
export function isActive(pod: KubernetesObject): boolean {
  return !isTerminating(pod) && !isFinished(pod);
}

/** Those first that a controller gives up first: without a node, then not ready, then the youngest. */
export function byExpendability(
  left: KubernetesObject,
  right: KubernetesObject,
): number {
  const rank = (pod: KubernetesObject) =>
    (at(pod, 'spec.nodeName') === undefined ? 0 : 1) + (isReady(pod) ? 2 : 0);
  return (
    rank(left) - rank(right) ||
    String(right.metadata.creationTimestamp).localeCompare(
      String(left.metadata.creationTimestamp),
    )
  );
}

/** Adds a pod of a controller; the scheduler finds a node for it. */
export function addPod(
  { objects, now }: ControllerContext,
  owner: KubernetesObject,
  name = `${owner.metadata.name}-${generatedSuffix(5, randomUUID())}`,
): void {
  objects.put('pods', podOf(owner, name, undefined, now()));
}

/** How many replicas there are, and how many of them are ready. */
export function replicaStatus(
  owner: KubernetesObject,
  pods: KubernetesObject[],
): JsonObject {
  const ready = pods.filter(isReady).length;
  return {
    replicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    observedGeneration: owner.metadata.generation ?? 1,
  };
}

/** Writes fields of a status, unless they are there already. */
export function putStatus(
  objects: ObjectStore,
  resource: string,
  object: KubernetesObject,
  fields: JsonObject,
): void {
  const changed = Object.entries(fields).some(
    ([key, value]) =>
      object.status?.[key] !== value &&
      JSON.stringify(object.status?.[key]) !== JSON.stringify(value),
  );
  if (changed) {
    objects.put(resource, {
      ...object,
      status: { ...object.status, ...fields },
    });
  }
}

/** The objects of a resource with one of some uids, in order. */
export function withUid(
  objects: ObjectStore,
  resource: string,
  uids: Set<string>,
): KubernetesObject[] {
  return objects
    .list(resource)
    .filter(({ metadata }) => uids.has(metadata.uid ?? ''));
}

/** The wanted number of replicas; 1 where nobody says. */
export function wantedReplicas(owner: KubernetesObject): number {
  return owner.spec?.replicas === undefined
    ? 1
    : numberAt(owner, 'spec.replicas');
}
