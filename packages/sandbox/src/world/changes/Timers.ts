import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * What happens later in the world. Times are compressed: one that takes 20 seconds here takes
 * three quarters of an hour in AWS.
 */
export class Timers {
  readonly #scale: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #background = new Set<NodeJS.Timeout>();
  #soon = 0;
  #stopped = false;

  /** @param scale - factor of all durations; 0 lets everything happen at once */
  constructor(scale = 1) {
    this.#scale = scale;
  }

  /** Factor of all durations. */
  get scale(): number {
    return this.#scale;
  }

  /** Resolves after some seconds of the world; never once everything has stopped. */
  async wait(seconds: number): Promise<void> {
    return new Promise(resolve => {
      this.#after(seconds, this.#timers, resolve);
    });
  }

  /** Does something after some seconds of the world. Nobody waits for it: the world counts as idle meanwhile. */
  later(seconds: number, work: () => void): void {
    this.#after(seconds, this.#background, work);
  }

  /** Does something after the present turn; the world is not idle before. */
  soon(work: () => void): void {
    if (this.#stopped) {
      return;
    }
    this.#soon += 1;
    setImmediate(() => {
      this.#soon -= 1;
      if (!this.#stopped) {
        work();
      }
    });
  }

  /** Resolves when nothing is to happen any more. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      await (this.#timers.size > 0
        ? new Promise(resolve => {
            setTimeout(resolve, 1);
          })
        : nextTurn());
      quiet = this.#timers.size + this.#soon > 0 ? 0 : quiet + 1;
    }
  }

  /** Ends everything that was to happen. */
  stop(): void {
    this.#stopped = true;
    for (const timers of [this.#timers, this.#background]) {
      timers.forEach(timer => clearTimeout(timer));
      timers.clear();
    }
  }

  #after(seconds: number, timers: Set<NodeJS.Timeout>, work: () => void): void {
    if (this.#stopped) {
      return;
    }
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        work();
      },
      seconds * 1000 * this.#scale,
    );
    timers.add(timer);
  }
}
