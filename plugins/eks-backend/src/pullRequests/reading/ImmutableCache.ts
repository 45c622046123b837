export interface ImmutableCacheOptions {
  maxEntries: number;
  maxBytes: number;
  maxAgeMs: number;
  now(): number;
}

interface Entry<V> {
  value: V;
  bytes: number;
  since: number;
}

/**
 * Keeps what cannot change, such as a file at a commit, within bounds of
 * number, size and age. What was used longest ago goes first. The age bound is
 * there for access that was taken away, not for content.
 */
export class ImmutableCache<V> {
  readonly #entries = new Map<string, Entry<V>>();
  #bytes = 0;

  constructor(private readonly options: ImmutableCacheOptions) {}

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#remove(key);
    if (this.options.now() - entry.since >= this.options.maxAgeMs) {
      return undefined;
    }
    this.#insert(key, entry);
    return entry.value;
  }

  /** @param bytes - about what the value takes in memory */
  set(key: string, value: V, bytes: number): void {
    this.#remove(key);
    if (bytes > this.options.maxBytes) return;
    this.#insert(key, { value, bytes, since: this.options.now() });
    for (const oldest of this.#entries.keys()) {
      const fits =
        this.#entries.size <= this.options.maxEntries &&
        this.#bytes <= this.options.maxBytes;
      if (fits) return;
      this.#remove(oldest);
    }
  }

  #insert(key: string, entry: Entry<V>): void {
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
