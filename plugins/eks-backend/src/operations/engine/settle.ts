/** How a run that may ignore its signal ended. */
export type Settled<T> =
  | { is: 'returned'; value: T }
  | { is: 'threw'; error: unknown }
  | { is: 'abandoned' };

/**
 * Waits for a run. Once its signal is aborted, it may take so long to end;
 * afterwards it is left alone.
 */
export async function settle<T>(
  run: () => Promise<T>,
  signal: AbortSignal,
  abandonAfterMs: number,
): Promise<Settled<T>> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const abandoned = new Promise<Settled<T>>(resolve => {
    onAbort = () => {
      timer = setTimeout(() => resolve({ is: 'abandoned' }), abandonAfterMs);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([
      Promise.resolve()
        .then(run)
        .then<Settled<T>, Settled<T>>(
          value => ({ is: 'returned', value }),
          error => ({ is: 'threw', error }),
        ),
      abandoned,
    ]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
