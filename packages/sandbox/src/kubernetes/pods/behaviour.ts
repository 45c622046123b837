import { type KubernetesObject, numberAt } from '../store/object';

/** Says how many seconds the containers of a pod need to end after SIGTERM, or `never`. */
export const STOP_ANNOTATION = 'sandbox.xkf/stop-seconds';

/** Says how many seconds a pod needs to become ready once it is on a node, or `never`. */
export const READY_ANNOTATION = 'sandbox.xkf/ready-seconds';

const DEFAULT_SECONDS = 1;
const DEFAULT_GRACE = 30;

function secondsOf(pod: KubernetesObject, annotation: string): number {
  const text = pod.metadata.annotations?.[annotation];
  if (text === 'never') {
    return Infinity;
  }
  const seconds = Number(text ?? DEFAULT_SECONDS);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : DEFAULT_SECONDS;
}

/** How long a pod takes from its node to ready, in seconds; infinite when it never is. */
export function readySeconds(pod: KubernetesObject): number {
  return secondsOf(pod, READY_ANNOTATION);
}

/**
 * How long a deleted pod stays, in seconds: until its containers end by themselves, or are killed when the grace
 * period is over. One whose containers cannot be killed (`never`) stays for ever.
 */
export function stopSeconds(pod: KubernetesObject): number {
  const own = secondsOf(pod, STOP_ANNOTATION);
  const grace = pod.metadata.deletionGracePeriodSeconds ?? DEFAULT_GRACE;
  return own === Infinity ? own : Math.min(own, grace);
}

/** The grace period that a pod has when nobody names another one. */
export function ownGrace(pod: KubernetesObject): number {
  const own = pod.spec?.terminationGracePeriodSeconds;
  return own === undefined
    ? DEFAULT_GRACE
    : numberAt(pod, 'spec.terminationGracePeriodSeconds');
}
