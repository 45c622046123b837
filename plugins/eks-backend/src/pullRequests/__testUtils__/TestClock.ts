import { Clock } from '../http';

/** Waits take no time but are noted. */
export class TestClock implements Clock {
  /** Waits in milliseconds, the first one first. */
  readonly sleeps: number[] = [];
  #skipped = 0;

  now(): number {
    return Date.now() + this.#skipped;
  }

  random(): number {
    return 0.5;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleeps.push(ms);
    this.#skipped += ms;
  }
}
