import { Budget, Pod } from '../api';
import { selects } from '../budgets';
import { isReady, isTerminating } from '../pods';
import { Etcd } from './Etcd';

type Spec = Budget['spec'] & { maxUnavailable?: number };

/** Works out the numbers of all budgets, as the disruption controller does. */
export function reviewBudgets(etcd: Etcd): void {
  const pods = etcd.list<Pod>('pods');
  const budgets = etcd.list<Budget>('poddisruptionbudgets');
  for (const budget of budgets) {
    if (budget.metadata.annotations?.frozen !== undefined) continue;
    const selected = pods.filter(pod => selects(budget, pod));
    const staying = selected.filter(pod => !isTerminating(pod));
    const healthy = staying.filter(isReady);
    const { maxUnavailable = 1 } = budget.spec as Spec;
    const expected = Math.max(staying.length, budget.status?.expectedPods ?? 0);
    const desired = Math.max(0, expected - maxUnavailable);
    const status = {
      observedGeneration: budget.metadata.generation,
      expectedPods: expected,
      desiredHealthy: desired,
      currentHealthy: healthy.length,
      disruptionsAllowed: Math.max(0, healthy.length - desired),
    };
    if (JSON.stringify(status) !== JSON.stringify(budget.status)) {
      etcd.put('poddisruptionbudgets', { ...budget, status } as Budget);
    }
  }
}
