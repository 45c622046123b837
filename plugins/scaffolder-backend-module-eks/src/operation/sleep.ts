/** @throws the signal's reason when it aborts before the time is over */
export function sleep(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const over = new AbortController();
    const timer = setTimeout(() => {
      over.abort();
      resolve();
    }, milliseconds);
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave, {
      once: true,
      signal: over.signal,
    });
  });
}
