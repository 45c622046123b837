import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * What happens later in the world. Times are compressed: one that takes 20 seconds here takes
 * three quarters of an hour in AWS.
 */
export class Timers {
  readonly #scale: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  /** @param scale - factor of all durations; 0 lets everything happen at once */
  constructor(scale = 1) {
    this.#scale = scale;
  }

  /** Resolves after some seconds of the world; never once everything has stopped. */
  async wait(seconds: number): Promise<void> {
    return new Promise(resolve => {
      if (this.#stopped) {
        return;
      }
      const timer = setTimeout(
        () => {
          this.#timers.delete(timer);
          resolve();
        },
        seconds * 1000 * this.#scale,
      );
      this.#timers.add(timer);
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
      quiet = this.#timers.size > 0 ? 0 : quiet + 1;
    }
  }

  /** Ends everything that was to happen. */
  stop(): void {
    this.#stopped = true;
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#timers.clear();
  }
}
