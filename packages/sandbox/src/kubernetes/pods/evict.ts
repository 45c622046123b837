import { timestamp } from '../objects/identity';
import {
  at,
  type Condition,
  isFinished,
  isReady,
  isTerminating,
  type KubernetesObject,
  listAt,
  numberAt,
  textAt,
} from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { StatusError } from '../api/status';
import { allowedConditions, budgetsOf, disruptedPods } from './budgets';
import { terminate } from './terminate';

/** What an eviction asks for. */
export interface EvictionOptions {
  gracePeriodSeconds?: number | undefined;
  uid?: string | undefined;
  resourceVersion?: string | undefined;
  dryRun?: boolean | undefined;
}

/** How often Kubernetes stores at most, so that a lost controller cannot fill the status. */
const MOST_DISRUPTED = 2000;

function tooManyRequests(cause: string, retryAfterSeconds?: number) {
  return new StatusError(
    429,
    'TooManyRequests',
    "Cannot evict pod as it would violate the pod's disruption budget.",
    {
      causes: [{ reason: 'DisruptionBudget', message: cause }],
      ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
    },
  );
}

/** Uses one disruption of a budget, or refuses. */
function charge(
  objects: ObjectStore,
  budget: KubernetesObject,
  podName: string,
  now: Date,
  dryRun: boolean | undefined,
): void {
  const { name, generation = 1 } = budget.metadata;
  const { status = {} } = budget;
  if (numberAt(budget, 'status.observedGeneration') < generation) {
    throw tooManyRequests(
      `The disruption budget ${name} is still being processed by the server.`,
      10,
    );
  }
  const allowed = numberAt(budget, 'status.disruptionsAllowed');
  const disrupted = disruptedPods(budget);
  if (Object.keys(disrupted).length > MOST_DISRUPTED) {
    throw new StatusError(
      403,
      'Forbidden',
      `poddisruptionbudgets.policy "${name}" is forbidden: DisruptedPods map too big - too many evictions not confirmed by PDB controller`,
      { name, group: 'policy', kind: 'poddisruptionbudgets' },
    );
  }
  if (allowed <= 0) {
    throw tooManyRequests(
      `The disruption budget ${name} needs ${numberAt(budget, 'status.desiredHealthy')} healthy pods and has ${numberAt(budget, 'status.currentHealthy')} currently`,
    );
  }
  if (!dryRun) {
    objects.put('poddisruptionbudgets', {
      ...budget,
      status: {
        ...status,
        disruptionsAllowed: allowed - 1,
        disruptedPods: { ...disrupted, [podName]: timestamp(now) },
        conditions: allowedConditions(budget, allowed - 1, now),
      },
    });
  }
}

function conflict(name: string, what: string): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on Pod "${name}": ${what}`,
    { name, kind: 'Pod' },
  );
}

/** The preconditions are looked at when the pod is marked, which is after its budget was charged. */
function assertPreconditions(
  { metadata }: KubernetesObject,
  { uid, resourceVersion }: EvictionOptions,
): void {
  if (uid !== undefined && uid !== metadata.uid) {
    throw conflict(
      metadata.name,
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    resourceVersion !== undefined &&
    resourceVersion !== metadata.resourceVersion
  ) {
    throw conflict(
      metadata.name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    );
  }
}

function markAndDelete(
  objects: ObjectStore,
  pod: KubernetesObject,
  now: Date,
  options: EvictionOptions,
): void {
  assertPreconditions(pod, options);
  if (options.dryRun) {
    return;
  }
  const conditions = listAt(pod, 'status.conditions') as Condition[];
  const condition: Condition = {
    type: 'DisruptionTarget',
    status: 'True',
    lastTransitionTime: timestamp(now),
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  };
  const marked = objects.put('pods', {
    ...pod,
    status: {
      ...pod.status,
      conditions: [
        ...conditions.filter(({ type }) => type !== condition.type),
        condition,
      ],
    },
  });
  terminate(objects, marked, now, options);
}

/** Whether the eviction of a pod does not have to ask its budget. */
function canIgnoreBudget(pod: KubernetesObject): boolean {
  return (
    isFinished(pod) ||
    textAt(pod, 'status.phase') === 'Pending' ||
    isTerminating(pod)
  );
}

/** A pod that is not ready may go when its budget says so or has what it needs. */
function unhealthyMayGo(
  pod: KubernetesObject,
  budget: KubernetesObject,
): boolean {
  const desired = numberAt(budget, 'status.desiredHealthy');
  const current = numberAt(budget, 'status.currentHealthy');
  return (
    !isReady(pod) &&
    (at(budget, 'spec.unhealthyPodEvictionPolicy') === 'AlwaysAllow' ||
      (current >= desired && desired > 0))
  );
}

/**
 * Evicts a pod as the eviction subresource does.
 *
 * @throws StatusError 429 when the disruption budget does not allow it or is newer than its status, 500 when the
 * pod has several budgets, 409 when a precondition is not met
 * @see pkg/registry/core/pod/storage/eviction.go of Kubernetes
 */
export function evict(
  objects: ObjectStore,
  pod: KubernetesObject,
  now: Date,
  options: EvictionOptions = {},
): void {
  if (!canIgnoreBudget(pod)) {
    const [budget, ...others] = budgetsOf(objects, pod);
    if (others.length > 0) {
      throw new StatusError(
        500,
        '',
        'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
      );
    }
    if (budget && !unhealthyMayGo(pod, budget)) {
      charge(objects, budget, pod.metadata.name, now, options.dryRun);
    }
  }
  markAndDelete(objects, pod, now, options);
}
