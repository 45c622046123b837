import { untilAborted } from './untilAborted';

/** How long values are kept, how many, and how failures are shared. */
export interface SingleFlightCacheOptions {
  /**
   * Counted from the end of a load. With an age of 0 only callers during a load
   * share it.
   */
  maxAgeMs: number;
  maxEntries: number;
  /** After this time the signal that a load was given aborts. Default: never. */
  timeoutMs?: number;
  /**
   * Whether a caller whose shared load failed loads by itself before it fails.
   * Loads of one key often run with the credentials of whoever came first, and
   * neither their failure nor its words hold for the others. Switch it off where
   * every caller's load is the same. Default: true.
   */
  retryOwn?: boolean;
  now?: () => number;
}

/** A value and when its load ended. */
export interface Reading<T> {
  value: T;
  readAt: Date;
}

/** Loads a value; the signal is the load's own, not that of one caller. */
export type Load<T> = (signal: AbortSignal) => Promise<T>;

/** After so many failures of others a caller loads at once, shared or not. */
const MAX_SHARED_FAILURES = 3;

/**
 * Keeps values for a while and lets callers that ask at the same time share one
 * load. A failed load is not kept. Values that are too old are dropped at the
 * next access, and the oldest one when it is full.
 */
export class SingleFlightCache<T> {
  /** In the order of their age, the oldest first. */
  readonly #kept = new Map<string, Reading<T>>();
  readonly #flights = new Map<string, Promise<Reading<T>>>();
  readonly #options: SingleFlightCacheOptions;
  readonly #now: () => number;

  constructor(options: SingleFlightCacheOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** As `read`, without the time. */
  async get(key: string, load: Load<T>, signal?: AbortSignal): Promise<T> {
    return (await this.read(key, load, signal)).value;
  }

  /**
   * @param signal - ends the wait of this caller only; the load goes on
   * @throws what this caller's own load threw, or the reason of `signal`;
   * without `retryOwn` what the shared load threw
   */
  async read(
    key: string,
    load: Load<T>,
    signal?: AbortSignal,
  ): Promise<Reading<T>> {
    for (let failures = 0; ; failures++) {
      this.#dropOld();
      const kept = this.#kept.get(key);
      if (kept) return kept;
      const shared =
        failures < MAX_SHARED_FAILURES ? this.#flights.get(key) : undefined;
      if (!shared) return untilAborted(this.#start(key, load), signal);
      try {
        return await untilAborted(shared, signal);
      } catch (error) {
        if (signal?.aborted || this.#options.retryOwn === false) throw error;
      }
    }
  }

  /** Forgets the value, also the one of a load that still runs. */
  delete(key: string): void {
    this.#kept.delete(key);
    this.#flights.delete(key);
  }

  #start(key: string, load: Load<T>): Promise<Reading<T>> {
    const flight = this.#load(load).then(
      reading => {
        if (this.#land(key, flight)) this.#keep(key, reading);
        return reading;
      },
      error => {
        this.#land(key, flight);
        throw error;
      },
    );
    this.#flights.set(key, flight);
    return flight;
  }

  async #load(load: Load<T>): Promise<Reading<T>> {
    const { timeoutMs } = this.#options;
    const signal = timeoutMs
      ? AbortSignal.timeout(timeoutMs)
      : new AbortController().signal;
    const value = await load(signal);
    return { value, readAt: new Date(this.#now()) };
  }

  /** @returns false for a load whose value was forgotten meanwhile */
  #land(key: string, flight: Promise<Reading<T>>): boolean {
    return this.#flights.get(key) === flight && this.#flights.delete(key);
  }

  #keep(key: string, reading: Reading<T>): void {
    this.#kept.delete(key);
    this.#kept.set(key, reading);
    if (this.#kept.size > this.#options.maxEntries) {
      const [oldest] = this.#kept.keys();
      this.#kept.delete(oldest);
    }
  }

  #dropOld(): void {
    const oldest = this.#now() - this.#options.maxAgeMs;
    for (const [key, { readAt }] of this.#kept) {
      if (readAt.getTime() > oldest) return;
      this.#kept.delete(key);
    }
  }
}
