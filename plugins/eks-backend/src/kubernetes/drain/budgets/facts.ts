import { DisruptionBudget } from '@xkf/backstage-plugin-eks-common';
import { Budget, Pod } from '../api';
import { isFinished, isReady, isTerminating } from '../pods';

/** `namespace/name`. */
export function budgetNameOf(budget: Budget): string {
  return `${budget.metadata.namespace}/${budget.metadata.name}`;
}

/** Disruptions that the API server would allow; none while it has not looked at a change yet. */
export function allowedBy(budget: Budget): number {
  const { status, metadata } = budget;
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) return 0;
  return status?.disruptionsAllowed ?? 0;
}

/**
 * Whether evicting a pod uses up its budget. The others go whatever the budget
 * says (kube-apiserver pkg/registry/core/pod/storage/eviction.go).
 */
export function usesBudget(pod: Pod, budget: Budget): boolean {
  if (ignoresBudgets(pod)) return false;
  if (isReady(pod)) return true;
  if (budget.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow') return false;
  const { currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {};
  return !(desiredHealthy > 0 && currentHealthy >= desiredHealthy);
}

/** Finished, waiting and ending pods disrupt nobody. */
export function ignoresBudgets(pod: Pod): boolean {
  return (
    isFinished(pod) || isTerminating(pod) || pod.status?.phase === 'Pending'
  );
}

/** Whether the budget refuses every eviction even when all of its pods are healthy. */
export function allowsNever(budget: Budget): boolean {
  const { desiredHealthy = 0, expectedPods = 0 } = budget.status ?? {};
  return expectedPods > 0 && desiredHealthy >= expectedPods;
}

/** @param pods - how many pods of the nodes in question it selects */
export function toDisruptionBudget(
  budget: Budget,
  pods: number,
): DisruptionBudget {
  const { status } = budget;
  return {
    namespace: budget.metadata.namespace ?? '',
    name: budget.metadata.name,
    disruptionsAllowed: status?.disruptionsAllowed ?? 0,
    currentHealthy: status?.currentHealthy ?? 0,
    desiredHealthy: status?.desiredHealthy ?? 0,
    expectedPods: status?.expectedPods ?? 0,
    pods,
  };
}

/** Such as "budget shop/cart allows 0 more disruptions (2 healthy, 2 needed)". */
export function budgetInWords(budget: Budget): string {
  const { disruptionsAllowed, currentHealthy, desiredHealthy } =
    toDisruptionBudget(budget, 0);
  return `budget ${budgetNameOf(budget)} allows ${disruptionsAllowed} more ${disruptionsAllowed === 1 ? 'disruption' : 'disruptions'} (${currentHealthy} healthy, ${desiredHealthy} needed)`;
}
