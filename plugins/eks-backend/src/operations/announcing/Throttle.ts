/** Calls at most once in an interval for each key, and surely once after the last. */
export class Throttle {
  readonly #intervalMs: number;
  readonly #calls = new Map<
    string,
    { timer: NodeJS.Timeout; next?: () => void }
  >();

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  call(key: string, what: () => void): void {
    const waiting = this.#calls.get(key);
    if (waiting) {
      waiting.next = what;
      return;
    }
    what();
    const timer = setTimeout(() => this.#elapsed(key), this.#intervalMs);
    timer.unref();
    this.#calls.set(key, { timer });
  }

  #elapsed(key: string): void {
    const next = this.#calls.get(key)?.next;
    this.#calls.delete(key);
    if (next) this.call(key, next);
  }
}
