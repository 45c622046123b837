import { useSyncExternalStore } from 'react';

/** How exact the shown ages are, in milliseconds. */
const STEP_MS = 15_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach(notify => notify()), STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

// Rounded, since React asks twice and wants the same answer.
const snapshot = () => Math.floor(Date.now() / STEP_MS) * STEP_MS;

/** The time now in milliseconds, at most 15 seconds old. All ages share one timer. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot);
}
