import { untilAborted } from './untilAborted';

interface Reading<T> {
  value: T;
  readAt: Date;
}

/** How long a reading may be shown and how many are kept. */
export interface SharedReadingsOptions {
  maxAgeMs: number;
  maxEntries: number;
  /** Limit of one reading; after it the reading's signal aborts. */
  timeoutMs: number;
}

/**
 * Readings that several callers share: those who ask for the same key at the
 * same time wait for one reading, and those who ask soon after get it again.
 * Failures are not kept.
 */
export class SharedReadings<T> {
  private readonly kept = new Map<string, Reading<T>>();
  private readonly running = new Map<string, Promise<Reading<T>>>();

  constructor(private readonly options: SharedReadingsOptions) {}

  /**
   * @param read - gets a signal of its own: one caller who leaves does not end
   * the reading of the others
   */
  async get(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<Reading<T>> {
    const kept = this.kept.get(key);
    if (kept && Date.now() - kept.readAt.getTime() < this.options.maxAgeMs) {
      return kept;
    }
    let running = this.running.get(key);
    if (!running) {
      running = this.start(key, read).finally(() => this.running.delete(key));
      this.running.set(key, running);
    }
    return untilAborted(running, signal);
  }

  private async start(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Reading<T>> {
    const value = await read(AbortSignal.timeout(this.options.timeoutMs));
    const reading = { value, readAt: new Date() };
    this.kept.delete(key);
    this.kept.set(key, reading);
    const oldest = this.kept.keys().next();
    if (this.kept.size > this.options.maxEntries && !oldest.done) {
      this.kept.delete(oldest.value);
    }
    return reading;
  }
}
