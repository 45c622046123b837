import { OwnerReference, Pod } from '../api';

const MIRROR = 'kubernetes.io/config.mirror';
/** What the API server fills in when a pod says nothing. */
const DEFAULT_GRACE_SECONDS = 30;

/** `namespace/name`. */
export function nameOf(pod: Pod): string {
  return `${pod.metadata.namespace}/${pod.metadata.name}`;
}

export function controllerOf(pod: Pod): OwnerReference | undefined {
  return pod.metadata.ownerReferences?.find(owner => owner.controller);
}

/** kubectl takes no other version of a DaemonSet for one. */
export function isOfDaemonSet(pod: Pod): boolean {
  const owner = controllerOf(pod);
  return owner?.kind === 'DaemonSet' && owner.apiVersion === 'apps/v1';
}

/** The API's picture of a static pod of the kubelet; deleting it stops nothing. */
export function isMirror(pod: Pod): boolean {
  return pod.metadata.annotations?.[MIRROR] !== undefined;
}

export function isFinished(pod: Pod): boolean {
  return ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '');
}

export function isTerminating(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined;
}

export function isReady(pod: Pod): boolean {
  const conditions = pod.status?.conditions ?? [];
  return conditions.some(c => c.type === 'Ready' && c.status === 'True');
}

/** Whatever the medium: what is in memory is lost as well. */
export function hasLocalData(pod: Pod): boolean {
  return (pod.spec?.volumes ?? []).some(volume => volume.emptyDir);
}

/** Seconds that a pod may take to end. */
export function gracePeriodOf(pod: Pod): number {
  return pod.spec?.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;
}
