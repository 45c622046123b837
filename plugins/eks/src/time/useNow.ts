import { useSyncExternalStore } from 'react';

/** A clock that all who look at it share. */
function clock(stepMs: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      timer ??= setInterval(
        () => listeners.forEach(notify => notify()),
        stepMs,
      );
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    // Rounded, since React asks twice and wants the same answer.
    now: () => Math.floor(Date.now() / stepMs) * stepMs,
  };
}

const ages = clock(15_000);
const seconds = clock(1_000);

/** The time now in milliseconds, at most 15 seconds old. All ages share one timer. */
export function useNow(): number {
  return useSyncExternalStore(ages.subscribe, ages.now);
}

/** The time now in milliseconds, to the second, for what is about to happen. */
export function useSecond(): number {
  return useSyncExternalStore(seconds.subscribe, seconds.now);
}
