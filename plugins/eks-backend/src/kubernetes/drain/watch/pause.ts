import { setTimeout as delay } from 'node:timers/promises';

/** Waits, at most until the signal aborts; never throws. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {});
}

/** Growing pauses between attempts, with jitter so that many do not come at once. */
export function backoffMs(
  failures: number,
  { firstMs, longestMs }: { firstMs: number; longestMs: number },
): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20));
  return full * (0.5 + Math.random() / 2);
}
