import { isError, ServiceUnavailableError } from '@backstage/errors';

/**
 * Bounds work in time and says so when the time is over.
 * @param what - the work, as the beginning of a sentence
 * @throws ServiceUnavailableError when it did not end in time
 */
export async function withinTime<T>(
  { timeoutMs, what }: { timeoutMs: number; what: string },
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await act(signal);
  } catch (error) {
    if (!signal.aborted || !isAbortion(error)) throw error;
    throw new ServiceUnavailableError(
      `${what} did not end within ${Math.ceil(timeoutMs / 1000)} s, because the Git host is slow. Try again in a minute.`,
    );
  }
}

function isAbortion(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'TimeoutError' || error.name === 'AbortError')
  );
}
