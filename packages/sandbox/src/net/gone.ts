import type { ServerResponse } from 'node:http';

/** A signal that is aborted when the client has gone, or when `stopping` is aborted. */
export function goneSignal(
  outgoing: ServerResponse,
  stopping: AbortSignal,
): AbortSignal {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  return AbortSignal.any([gone.signal, stopping]);
}

/** Waits until a signal is aborted, then rejects with its reason. */
export async function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
    }
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}
