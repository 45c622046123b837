import { timestamp } from '../objects/identity';
import {
  type Condition,
  controllerUid,
  isReady,
  isTerminating,
  isFinished,
  type KubernetesObject,
  listAt,
  numberAt,
  at,
} from '../store/object';
import type { ObjectStore } from '../store/ObjectStore';
import { type LabelSelector, selects } from '../store/selectors';

/** For how long a granted eviction counts although the pod has not been deleted, in seconds. */
export const GRANT_SECONDS = 120;

/** The disruption budgets of a pod: those of its namespace whose selector matches its labels. */
export function budgetsOf(
  objects: ObjectStore,
  { metadata }: KubernetesObject,
): KubernetesObject[] {
  const { namespace, labels = {} } = metadata;
  if (Object.keys(labels).length === 0) {
    return [];
  }
  return Array.from(objects.values('poddisruptionbudgets')).filter(
    budget =>
      budget.metadata.namespace === namespace &&
      selects(at(budget, 'spec.selector') as LabelSelector, labels),
  );
}

/** Pods whose eviction was granted and that are not deleted yet, with the time of the grant. */
export function disruptedPods(
  budget: KubernetesObject,
): Record<string, string> {
  return (at(budget, 'status.disruptedPods') ?? {}) as Record<string, string>;
}

/** A copy of the conditions in which `DisruptionAllowed` says whether the budget allows one. */
export function allowedConditions(
  budget: KubernetesObject,
  allowed: number,
  now: Date,
): Condition[] {
  const list = listAt(budget, 'status.conditions') as Condition[];
  const status = allowed > 0 ? 'True' : 'False';
  const before = list.find(each => each.type === 'DisruptionAllowed');
  return [
    ...list.filter(each => each !== before),
    {
      type: 'DisruptionAllowed',
      status,
      reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
      message: '',
      lastTransitionTime:
        before?.status === status
          ? (before.lastTransitionTime ?? timestamp(now))
          : timestamp(now),
    },
  ];
}

const OWNERS = ['replicasets', 'statefulsets'];

/** The wanted number of pods: that of the controllers of the pods, each counted once. */
function wantedPods(objects: ObjectStore, pods: KubernetesObject[]): number {
  const owners = new Set(pods.map(controllerUid));
  let sum = 0;
  for (const resource of OWNERS) {
    for (const owner of objects.values(resource)) {
      if (owners.has(owner.metadata.uid)) {
        sum += numberAt(owner, 'spec.replicas');
      }
    }
  }
  return sum;
}

function scaled(value: unknown, total: number): number {
  return typeof value === 'number'
    ? value
    : Math.ceil((Number.parseInt(String(value), 10) / 100) * total);
}

function counts(
  objects: ObjectStore,
  budget: KubernetesObject,
  pods: KubernetesObject[],
): { expected: number; desired: number } {
  const { minAvailable, maxUnavailable } = budget.spec ?? {};
  if (maxUnavailable !== undefined) {
    const expected = wantedPods(objects, pods);
    return {
      expected,
      desired: Math.max(0, expected - scaled(maxUnavailable, expected)),
    };
  }
  if (typeof minAvailable === 'string') {
    const expected = wantedPods(objects, pods);
    return { expected, desired: scaled(minAvailable, expected) };
  }
  return { expected: pods.length, desired: Number(minAvailable ?? 0) };
}

/**
 * The status of a disruption budget as the disruption controller counts it.
 *
 * @param grantSeconds - for how long a grant counts although the pod has not been deleted
 * @see pkg/controller/disruption/disruption.go of Kubernetes
 */
export function budgetStatus(
  objects: ObjectStore,
  budget: KubernetesObject,
  now: Date,
  grantSeconds = GRANT_SECONDS,
): NonNullable<KubernetesObject['status']> {
  const selector = at(budget, 'spec.selector') as LabelSelector | undefined;
  const { namespace } = budget.metadata;
  const pods = Array.from(objects.values('pods')).filter(
    pod =>
      pod.metadata.namespace === namespace &&
      selects(selector, pod.metadata.labels) &&
      !isFinished(pod),
  );
  const byName = new Map(pods.map(pod => [pod.metadata.name, pod]));
  const disrupted = Object.fromEntries(
    Object.entries(disruptedPods(budget)).filter(([name, granted]) => {
      const pod = byName.get(name);
      const age = (now.getTime() - Date.parse(granted)) / 1000;
      return pod && !isTerminating(pod) && age < grantSeconds;
    }),
  );
  const healthy = pods.filter(
    pod =>
      isReady(pod) && !isTerminating(pod) && !(pod.metadata.name in disrupted),
  ).length;
  const { expected, desired } = counts(objects, budget, pods);
  const allowed = expected > 0 ? Math.max(0, healthy - desired) : 0;
  return {
    conditions: allowedConditions(budget, allowed, now).map(each => ({
      ...each,
      observedGeneration: budget.metadata.generation ?? 1,
    })),
    currentHealthy: healthy,
    desiredHealthy: desired,
    disruptionsAllowed: allowed,
    expectedPods: expected,
    observedGeneration: budget.metadata.generation ?? 1,
    ...(Object.keys(disrupted).length > 0 ? { disruptedPods: disrupted } : {}),
  };
}
