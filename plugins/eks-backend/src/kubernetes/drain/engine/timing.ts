import { ProbeTiming } from '../budgets';
import { ListWatchTiming } from '../watch';

/** Pauses of a drain, in milliseconds. */
export interface DrainTiming {
  /** A budget that seems closed is tried after so long all the same. */
  probe: ProbeTiming;
  /** Between attempts to read a list again. */
  listWatch: ListWatchTiming;
  /** After too many changed a budget at once. */
  conflictMs: number;
  /** After a refusal although the budget seemed to allow it. */
  refusedMs: number;
  /** After something in the cluster denied an eviction. */
  deniedMs: number;
  /** While the API server does not answer: first and longest pause. */
  away: ListWatchTiming;
  /** An API server that does not answer for so long ends the drain; it can be begun again. */
  awayForMs: number;
  /** What a pod may take beyond its grace period before it is called slow. */
  endMarginMs: number;
  /** An announced eviction that has not begun after so long is announced again. */
  announcedForMs: number;
  /** What runs when the drain is aborted may take so long to end. */
  abortMs: number;
}

export const DEFAULT_TIMING: DrainTiming = {
  probe: { shortestMs: 5_000, longestMs: 10_000 },
  listWatch: { firstMs: 500, longestMs: 10_000 },
  conflictMs: 300,
  refusedMs: 300,
  deniedMs: 10_000,
  away: { firstMs: 500, longestMs: 10_000 },
  awayForMs: 60_000,
  endMarginMs: 30_000,
  announcedForMs: 5_000,
  abortMs: 700,
};
