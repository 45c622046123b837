import { Clock, HostFailure, TrafficLimits, waitBefore } from '../http';

/** A lost race is run again at most three times after the first. */
export const MAX_ATTEMPTS = 4;

export interface Pace {
  clock: Clock;
  limits: TrafficLimits;
  signal?: AbortSignal;
}

/**
 * Runs an attempt until it comes to a result. Undefined means that somebody
 * else was faster; a write of unknown fate counts the same, because each
 * attempt begins by looking at what there is.
 * @returns undefined when all attempts lost
 * @throws what the last attempt threw
 */
export async function untilSettled<T>(
  attempt: () => Promise<T | undefined>,
  { clock, limits, signal }: Pace,
): Promise<T | undefined> {
  for (let count = 1; ; count++) {
    const last = count === MAX_ATTEMPTS;
    try {
      const result = await attempt();
      if (result !== undefined || last) return result;
    } catch (error) {
      const unknown = error instanceof HostFailure && error.ambiguous;
      if (!unknown || last) throw error;
    }
    await clock.sleep(waitBefore(count + 1, limits, clock) ?? 0, signal);
  }
}
