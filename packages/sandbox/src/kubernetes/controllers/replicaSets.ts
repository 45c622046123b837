import { replicaSetOf } from '../objects/replicaSet';
import { terminate } from '../pods/terminate';
import { controllerUid, type KubernetesObject } from '../store/object';
import type { ControllerContext } from './context';
import {
  addPod,
  byExpendability,
  isActive,
  podsByController,
  putStatus,
  replicaStatus,
  wantedReplicas,
  withUid,
} from './ownedPods';

function reconcile(
  context: ControllerContext,
  replicaSet: KubernetesObject,
  pods: KubernetesObject[],
): void {
  const { objects, now } = context;
  const missing = wantedReplicas(replicaSet) - pods.length;
  for (let count = 0; count < missing; count += 1) {
    addPod(context, replicaSet);
  }
  [...pods]
    .sort(byExpendability)
    .slice(0, Math.max(0, -missing))
    .forEach(pod => terminate(objects, pod, now()));
  putStatus(
    objects,
    'replicasets',
    replicaSet,
    replicaStatus(replicaSet, pods),
  );
}

/** Keeps as many pods of some ReplicaSets as they want. */
export function reconcileReplicaSets(
  context: ControllerContext,
  uids: Set<string>,
): void {
  const pods = podsByController(context.objects, uids);
  for (const replicaSet of withUid(context.objects, 'replicasets', uids)) {
    const own = pods.get(replicaSet.metadata.uid ?? '') ?? [];
    reconcile(context, replicaSet, own.filter(isActive));
  }
}

/**
 * Keeps the ReplicaSets of some Deployments at their replicas, and the status of a Deployment at that of its
 * ReplicaSet. A change of the template makes no new ReplicaSet.
 */
export function reconcileDeployments(
  { objects }: ControllerContext,
  uids: Set<string>,
): void {
  const owned = new Map<string, KubernetesObject>();
  for (const replicaSet of objects.values('replicasets')) {
    owned.set(controllerUid(replicaSet) ?? '', replicaSet);
  }
  for (const deployment of withUid(objects, 'deployments', uids)) {
    const replicas = wantedReplicas(deployment);
    const present =
      owned.get(deployment.metadata.uid ?? '') ??
      objects.put('replicasets', replicaSetOf(deployment));
    const replicaSet =
      wantedReplicas(present) === replicas
        ? present
        : objects.put('replicasets', {
            ...present,
            spec: { ...present.spec, replicas },
          });
    const { observedGeneration: _, ...counts } = replicaSet.status ?? {};
    putStatus(objects, 'deployments', deployment, {
      ...counts,
      updatedReplicas: counts.replicas,
      observedGeneration: deployment.metadata.generation ?? 1,
    });
  }
}
