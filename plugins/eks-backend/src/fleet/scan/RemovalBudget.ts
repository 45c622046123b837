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
    const removed = await store.countRemovedSince(
      RemovalBudget.windowStart(now),
    );
    const present = await store.countClusters();
    return RemovalBudget.allowing({ present, removed }, maxShare);
  }

  /**
   * The budget where some of all that were known have been removed within the
   * window.
   */
  static allowing(
    { present, removed }: { present: number; removed: number },
    maxShare: number,
  ): RemovalBudget {
    const allowed = Math.max(1, Math.floor((present + removed) * maxShare));
    return new RemovalBudget(Math.max(0, allowed - removed));
  }

  /** Removals before this moment no longer count: ISO 8601. */
  static windowStart(now: Date): string {
    return new Date(now.getTime() - WINDOW_MS).toISOString();
  }

  /** Takes one removal, if one is left. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}
