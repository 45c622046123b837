import { LoggerService } from '@backstage/backend-plugin-api';
import { CauseLog } from './CauseLog';

const LONGEST_PAUSE_MS = 30_000;

/** What is done again and again. */
export interface LoopOptions {
  /** What it does, for the log: "Looking for operations that are due". */
  subject: string;
  /** Pause when there is nothing more to do, in milliseconds. */
  tickMs: number;
  /** @returns whether there may be more to do at once */
  work(): Promise<boolean>;
  causes: CauseLog;
  logger: LoggerService;
}

/**
 * Does something again and again. What it meets is logged once and tried again with
 * growing pauses; it never ends before it is stopped.
 */
export class Loop {
  readonly #options: LoopOptions;
  #running: Promise<void> | undefined;
  #isStopping = false;
  #isWoken = false;
  #wake = () => {};
  /** In a row. */
  #failures = 0;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Does it at once. */
  wake(): void {
    this.#isWoken = true;
    this.#wake();
  }

  /** Waits until what is being done has ended; nothing is begun afterwards. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { subject, tickMs, causes, logger } = this.#options;
    while (!this.#isStopping) {
      try {
        this.#isWoken = false;
        const isMore = await this.#options.work();
        if (this.#failures > 0) {
          logger.info(`${subject} works again`, { failures: this.#failures });
        }
        this.#failures = 0;
        causes.succeeded(subject);
        if (!isMore) await this.#pause(tickMs);
      } catch (error) {
        this.#failures += 1;
        causes.failed(subject, error);
        const wanted = tickMs * 2 ** Math.min(this.#failures, 10);
        await this.#pause(Math.min(wanted, LONGEST_PAUSE_MS));
      }
    }
  }

  #pause(ms: number): Promise<void> {
    if (this.#isWoken || this.#isStopping) return Promise.resolve();
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
