import { isError, ServiceUnavailableError } from '@backstage/errors';

/** Time for a plan while somebody waits for it. */
const LIMIT_MS = 60_000;

/**
 * Bounds planning in time, even where it does not heed the signal.
 * @throws ServiceUnavailableError when it did not end in time
 */
export async function withinPlanTime<T>(
  plan: (signal: AbortSignal) => Promise<T>,
  limitMs = LIMIT_MS,
): Promise<T> {
  const late = new ServiceUnavailableError(
    `Planning did not end within ${Math.ceil(limitMs / 1000)} s, because AWS, Kubernetes or the Git host is slow. Try again in a minute.`,
  );
  const signal = AbortSignal.timeout(limitMs);
  let onAbort = () => {};
  const isLate = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(late);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([plan(signal), isLate]);
  } catch (error) {
    const isAbortion =
      isError(error) && ['TimeoutError', 'AbortError'].includes(error.name);
    throw signal.aborted && isAbortion ? late : error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
