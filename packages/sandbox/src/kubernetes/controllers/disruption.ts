import { budgetStatus, GRANT_SECONDS } from '../pods/budgets';
import type { KubernetesObject } from '../store/object';
import type { ControllerContext } from './context';
import { putStatus, withUid } from './ownedPods';

/**
 * Counts some disruption budgets anew.
 *
 * @param expired - called later, when a grant that nobody used is over
 */
export function reconcileBudgets(
  { objects, now, timers }: ControllerContext,
  uids: Set<string>,
  expired: (budget: KubernetesObject) => void,
): void {
  for (const budget of withUid(objects, 'poddisruptionbudgets', uids)) {
    const seconds = GRANT_SECONDS * timers.scale;
    const status = budgetStatus(objects, budget, now(), seconds);
    putStatus(objects, 'poddisruptionbudgets', budget, {
      disruptedPods: undefined,
      ...status,
    });
    if (status.disruptedPods) {
      // A second more, since grants carry whole seconds.
      timers.later(GRANT_SECONDS + 1, () => expired(budget));
    }
  }
}
