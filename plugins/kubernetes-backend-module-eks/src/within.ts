/** What `within` throws when the time is over. */
export class TimeIsOver extends Error {}

/**
 * Gives work a time limit, also work that does not heed its signal.
 * @throws TimeIsOver after `limitMs`, and what the work throws before
 */
export async function within<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const over = new TimeIsOver(`Not done within ${limitMs / 1000} s`);
      reject(over);
      controller.abort(over);
    }, limitMs);
  });
  try {
    return await Promise.race([work(controller.signal), limit]);
  } finally {
    clearTimeout(timer);
  }
}
