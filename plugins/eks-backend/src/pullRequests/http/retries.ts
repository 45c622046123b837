import { Clock } from './Clock';
import { FailureReason, HostFailure } from './HostFailure';
import { TrafficLimits } from './limits';

/** Failures that another attempt can mend when sending twice does no harm. */
const TRANSIENT: readonly FailureReason[] = [
  'server',
  'network',
  'timeout',
  'cut-off',
];

export interface RetryOptions {
  /** Whether sending twice does no harm. */
  repeatable: boolean;
  limits: TrafficLimits;
  clock: Clock;
  signal?: AbortSignal;
}

/**
 * Tries again after failures that pass by themselves. A rate limit is one for
 * writes too, since the host did not carry the request out. When the host asks
 * for a longer rest than allowed, the failure is passed on with that wish.
 */
export async function withRetries<T>(
  act: () => Promise<T>,
  { repeatable, limits, clock, signal }: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
      const again =
        error.reason === 'limited' ||
        (repeatable && TRANSIENT.includes(error.reason));
      const wait = waitBefore(attempt + 1, limits, clock, error.retryAfterMs);
      if (!again || attempt >= limits.attempts || wait === undefined) {
        throw error;
      }
      await clock.sleep(wait, signal);
    }
  }
}

/** @returns undefined when the host asks for a longer rest than allowed */
export function waitBefore(
  attempt: number,
  limits: TrafficLimits,
  clock: Clock,
  wishedMs?: number,
): number | undefined {
  if (wishedMs !== undefined) {
    if (wishedMs > limits.longestWaitMs) return undefined;
    // Later than asked for, so that replicas do not come back together.
    return wishedMs + Math.floor(clock.random() * limits.firstWaitMs);
  }
  const doubled = limits.firstWaitMs * 2 ** (attempt - 2);
  return Math.floor(doubled * (0.5 + clock.random()));
}
