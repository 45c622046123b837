/**
 * How many clusters one scan may remove. An outage can look like an empty
 * account; the fleet must not vanish with it. One cluster may always go.
 */
export class RemovalBudget {
  #left: number;

  constructor(knownClusters: number, maxShare: number) {
    this.#left = Math.max(1, Math.floor(knownClusters * maxShare));
  }

  /** Takes `count` removals, all or none. */
  take(count: number): boolean {
    if (count > this.#left) return false;
    this.#left -= count;
    return true;
  }
}
