import { FleetStore } from '../store/FleetStore';

const WINDOW_MS = 24 * 60 * 60_000;

/**
 * How many clusters may be removed within a day. An outage can look like an
 * empty account; the fleet must not vanish with it, not even little by little.
 * One cluster a day may always go.
 */
export class RemovalBudget {
  #left: number;

  private constructor(left: number) {
    this.#left = left;
  }

  static async of(
    store: FleetStore,
    maxShare: number,
    now: Date,
  ): Promise<RemovalBudget> {
    const since = new Date(now.getTime() - WINDOW_MS).toISOString();
    const removed = await store.countRemovedSince(since);
    const known = (await store.countClusters()) + removed;
    const allowed = Math.max(1, Math.floor(known * maxShare));
    return new RemovalBudget(Math.max(0, allowed - removed));
  }

  /** Takes one removal, if one is left. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}
