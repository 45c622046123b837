/**
 * How long a value may be kept, counted from the end of its load, and how many
 * values at most. With an age of 0 only callers during a load share it.
 */
export interface SingleFlightCacheOptions {
  maxAgeMs: number;
  maxEntries: number;
  now?: () => number;
}

interface Entry<T> {
  value: Promise<T>;
  expiresAt: number;
}

/**
 * Keeps values for a while and lets callers that ask at the same time share one
 * load. A failed load is not kept. The oldest entry goes when it is full.
 */
export class SingleFlightCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #options: SingleFlightCacheOptions;
  readonly #now: () => number;

  constructor(options: SingleFlightCacheOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  get(key: string, load: () => Promise<T>): Promise<T> {
    const kept = this.#entries.get(key);
    if (kept && kept.expiresAt > this.#now()) return kept.value;
    const value = load();
    const entry: Entry<T> = { value, expiresAt: Infinity };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    value.then(
      () => {
        entry.expiresAt = this.#now() + this.#options.maxAgeMs;
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    if (this.#entries.size > this.#options.maxEntries) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    return value;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
