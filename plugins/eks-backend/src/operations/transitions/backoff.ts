/** Pause after the first failure, and the longest one, in milliseconds. */
const FIRST_MS = 5_000;
const LONGEST_MS = 5 * 60_000;
/** So that what failed together is not tried again together. */
const JITTER = 0.2;

/** So many failures in a row, for at least so long, are for a person to look at. */
export const STUCK_AFTER = { failures: 20, ms: 3_600_000 };

/**
 * Pause before the next attempt, in milliseconds: it doubles with each failure
 * in a row.
 * @param random - from 0 to 1
 */
export function pauseAfter(failures: number, random = Math.random()): number {
  const wanted = Math.min(
    LONGEST_MS,
    FIRST_MS * 2 ** Math.max(0, failures - 1),
  );
  return Math.round(wanted * (1 - JITTER + 2 * JITTER * random));
}

/** A pause in words: "20 s", "2 min". */
export function inWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
