import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { CauseLog } from '../engine/CauseLog';
import { OperationChange } from '../record';
import { Throttle } from './Throttle';

/** Channel of the signals for browsers. */
const CHANNEL = 'eks:operations';
/** A browser hears of one operation this often at most, in milliseconds. */
const INTERVAL_MS = 1_000;

/**
 * Tells browsers that an operation has changed. A signal that is lost is not sent
 * again: browsers look by themselves too.
 */
export class OperationSignals {
  readonly #signals: SignalsService | undefined;
  readonly #causes: CauseLog;
  readonly #throttle = new Throttle(INTERVAL_MS);

  constructor(options: { signals?: SignalsService; logger: LoggerService }) {
    this.#signals = options.signals;
    this.#causes = new CauseLog(options.logger);
  }

  changed({ after: { id, version } }: OperationChange): void {
    this.#throttle.call(id, () => void this.#publish({ id, version }));
  }

  async #publish(message: { id: string; version: number }): Promise<void> {
    const subject = 'Sending a signal about operations';
    try {
      await this.#signals?.publish({
        recipients: { type: 'broadcast' },
        channel: CHANNEL,
        message,
      });
      this.#causes.succeeded(subject);
    } catch (error) {
      this.#causes.failed(subject, error);
    }
  }
}
