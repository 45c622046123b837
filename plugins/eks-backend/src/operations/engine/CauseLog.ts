import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

const MAX_CAUSES = 1000;

/** Logs a trouble when it begins and when its cause changes, not each time it is met. */
export class CauseLog {
  readonly #logger: LoggerService;
  readonly #causes = new Map<string, string>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** @param subject - what is in trouble; the same text each time */
  failed(subject: string, error: unknown): void {
    const { message } = toError(error);
    if (this.#causes.get(subject) === message) return;
    this.#causes.delete(subject);
    this.#causes.set(subject, message);
    if (this.#causes.size > MAX_CAUSES) {
      const [oldest] = this.#causes.keys();
      this.#causes.delete(oldest);
    }
    this.#logger.warn(`${subject} failed`, toError(error));
  }

  succeeded(subject: string): void {
    this.#causes.delete(subject);
  }
}
