import { terminate } from '../pods/terminate';
import {
  at,
  isFinished,
  isReady,
  isTerminating,
  type KubernetesObject,
} from '../store/object';
import type { ControllerContext } from './context';
import {
  addPod,
  podsByController,
  putStatus,
  replicaStatus,
  wantedReplicas,
  withUid,
} from './ownedPods';

/**
 * One step of a StatefulSet: pods have fixed names, so that a pod comes again only when the old one is gone, and
 * one after the other, unless the set manages its pods in parallel.
 */
function reconcile(
  context: ControllerContext,
  set: KubernetesObject,
  pods: KubernetesObject[],
): void {
  const { objects, now } = context;
  const wanted = wantedReplicas(set);
  const parallel = at(set, 'spec.podManagementPolicy') === 'Parallel';
  const byName = new Map(pods.map(pod => [pod.metadata.name, pod]));
  for (let ordinal = 0; ordinal < wanted; ordinal += 1) {
    const name = `${set.metadata.name}-${ordinal}`;
    const pod = byName.get(name);
    if (!pod) {
      addPod(context, set, name);
    } else if (isFinished(pod)) {
      terminate(objects, pod, now());
    }
    if (!parallel && (!pod || isTerminating(pod) || !isReady(pod))) {
      break;
    }
  }
  for (const pod of pods) {
    const ordinal = Number(pod.metadata.name.split('-').pop());
    if (ordinal >= wanted && !isTerminating(pod)) {
      terminate(objects, pod, now());
    }
  }
  const status = replicaStatus(set, pods);
  putStatus(objects, 'statefulsets', set, {
    ...status,
    currentReplicas: status.replicas,
    updatedReplicas: status.replicas,
  });
}

/** Keeps the pods of some StatefulSets. */
export function reconcileStatefulSets(
  context: ControllerContext,
  uids: Set<string>,
): void {
  const pods = podsByController(context.objects, uids);
  for (const set of withUid(context.objects, 'statefulsets', uids)) {
    reconcile(context, set, pods.get(set.metadata.uid ?? '') ?? []);
  }
}
