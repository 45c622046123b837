import type { Recovering } from './healthGate';
import { WorkloadName } from './workload';

/** Its controller counts a pod a moment after the pod is ready. */
const AFTER_NEWS_MS = 200;
const LONGEST_MS = 15_000;

/** A workload that may not be ready again, and when to look at it next. */
export class RecoveringWorkload {
  lookAt = 0;
  looking = false;
  /** What it lacked when it was looked at last. */
  readiness: Recovering['readiness'];
  private delay = AFTER_NEWS_MS;

  constructor(
    readonly text: string,
    readonly workload: WorkloadName,
  ) {}

  /** A pod of it changed. */
  news(): void {
    this.delay = AFTER_NEWS_MS;
    this.lookAt = Math.min(this.lookAt, Date.now() + this.delay);
  }

  /** It was looked at and is not ready; without news it is looked at ever less. */
  notYet(): void {
    this.lookAt = Date.now() + this.delay;
    this.delay = Math.min(this.delay * 2, LONGEST_MS);
  }
}
