import { DrainBlocker, DrainPod } from '@xkf/backstage-plugin-eks-common';
import { Budget, Pod } from '../api';
import {
  allowedBy,
  allowsNever,
  budgetInWords,
  budgetNameOf,
  ignoresBudgets,
  usesBudget,
} from '../budgets';
import { isReady, nameOf } from '../pods';

/** A pod with what a drain would do with it. */
export interface JudgedPod {
  pod: Pod;
  drainPod: DrainPod;
}

/** Budgets that will refuse evictions as things are now. */
export function budgetBlockers(
  pods: readonly JudgedPod[],
  budgets: readonly Budget[],
): DrainBlocker[] {
  const going = pods.filter(
    ({ pod, drainPod }) => drainPod.fate !== 'stay' && !ignoresBudgets(pod),
  );
  const byName = new Map(budgets.map(each => [budgetNameOf(each), each]));
  const single = going.filter(({ drainPod }) => drainPod.budgets.length === 1);
  return [
    ...overlaps(going),
    ...[...byName].flatMap(([name, budget]) => {
      const held = single
        .filter(({ drainPod }) => drainPod.budgets[0] === name)
        .map(({ pod }) => pod);
      return ofBudget(name, budget, held);
    }),
  ];
}

function overlaps(pods: readonly JudgedPod[]): DrainBlocker[] {
  const groups = new Map<string, string[]>();
  for (const { pod, drainPod } of pods) {
    if (drainPod.budgets.length < 2) continue;
    const key = drainPod.budgets.join(' and ');
    groups.set(key, [...(groups.get(key) ?? []), nameOf(pod)]);
  }
  return [...groups].map(([names, held]) => ({
    code: 'budgets-overlap',
    severity: 'blocks',
    message: `Budgets ${names} select the same pods, and Kubernetes evicts no pod with more than one budget. Delete all but one of them, or narrow their selectors.`,
    pods: held.sort(),
  }));
}

function ofBudget(
  name: string,
  budget: Budget,
  pods: readonly Pod[],
): DrainBlocker[] {
  if (pods.length === 0 || allowedBy(budget) > 0) return [];
  const held = pods.filter(pod => usesBudget(pod, budget));
  if (held.length === 0) return [];
  const unhealthy = held.filter(pod => !isReady(pod));
  const healthy = held.filter(isReady);
  const words = budgetInWords(budget);
  const found: DrainBlocker[] = [];
  if (healthy.length > 0) {
    found.push({
      code: 'budget-allows-none',
      severity: 'blocks',
      budget: name,
      message: `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${
        allowsNever(budget)
          ? 'It allows none even when all of its pods are healthy: run more replicas, or relax the budget.'
          : 'None of them goes until more of its pods are ready.'
      }`,
      pods: healthy.map(nameOf).sort(),
    });
  }
  if (unhealthy.length > 0) {
    found.push({
      code: 'budget-unhealthy',
      severity: 'blocks',
      budget: name,
      message: `These pods are not ready, and ${words}, so that it refuses to evict them. Repair the pods, or set unhealthyPodEvictionPolicy: AlwaysAllow on the budget.`,
      pods: unhealthy.map(nameOf).sort(),
    });
  }
  return found;
}
