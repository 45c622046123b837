import { timestamp } from '../objects/identity';
import { at, isFinished, type KubernetesObject } from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { ownGrace } from './behaviour';

/** What a deletion may ask for. */
export interface DeletionOptions {
  gracePeriodSeconds?: number | undefined;
  dryRun?: boolean | undefined;
}

/**
 * Deletes a pod as the API server does: with a grace period it is marked and its node ends it; one that is on no
 * node, has ended, or gets no grace period is gone at once. A second deletion can only shorten the period.
 *
 * @returns the pod as it is afterwards, or was
 */
export function terminate(
  objects: ObjectStore,
  pod: KubernetesObject,
  now: Date,
  { gracePeriodSeconds, dryRun }: DeletionOptions = {},
): KubernetesObject {
  const { metadata } = pod;
  const immediate = at(pod, 'spec.nodeName') === undefined || isFinished(pod);
  const grace = immediate
    ? 0
    : Math.max(0, gracePeriodSeconds ?? ownGrace(pod));
  const present = metadata.deletionGracePeriodSeconds;
  if (dryRun) {
    return pod;
  }
  if (grace === 0) {
    objects.delete('pods', metadata.namespace, metadata.name);
    return { ...pod, metadata: { ...metadata, deletionGracePeriodSeconds: 0 } };
  }
  if (present !== undefined && present <= grace) {
    return pod;
  }
  // The period began with the first deletion.
  const began = metadata.deletionTimestamp
    ? Date.parse(metadata.deletionTimestamp) - (present ?? 0) * 1000
    : now.getTime();
  return objects.put('pods', {
    ...pod,
    metadata: {
      ...metadata,
      deletionTimestamp: timestamp(new Date(began + grace * 1000)),
      deletionGracePeriodSeconds: grace,
    },
  });
}
