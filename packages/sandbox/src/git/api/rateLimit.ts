const HOUR = 60 * 60;
const LIMIT = 15_000;

/** What is left of the requests of an hour. */
export interface RateLimit {
  limit: number;
  used: number;
  remaining: number;
  /** When the hour ends, in seconds since 1970. */
  reset: number;
}

/** Counts the requests of each user by the hour. Nobody is refused for the number of requests. */
export class RequestCounter {
  readonly #counts = new Map<string, { hour: number; used: number }>();

  /** What is left for a user; with `count` the present request is taken off. */
  limitOf(login: string | undefined, now: Date, count = false): RateLimit {
    const hour = Math.floor(now.getTime() / 1000 / HOUR);
    const key = login ?? '';
    const known = this.#counts.get(key);
    const entry = known?.hour === hour ? known : { hour, used: 0 };
    if (count) {
      entry.used += 1;
      this.#counts.set(key, entry);
    }
    return {
      limit: LIMIT,
      used: entry.used,
      remaining: Math.max(1, LIMIT - entry.used),
      reset: (hour + 1) * HOUR,
    };
  }
}
