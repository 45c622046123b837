import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { CauseLog } from '../engine/CauseLog';
import { Loop } from '../engine/Loop';
import { pauseAfter } from '../transitions/backoff';
import { ClaimedNews, Outbox, Telling } from './outbox';

/** Told at the same time. */
const BATCH = 10;

/** Times of telling, in milliseconds. */
export interface TellingTimes {
  /** Looks so often for what another replica left behind. */
  tickMs: number;
  /** What is not told within so long has failed. */
  tellWithinMs: number;
  /** What happened longer ago is not told any more. */
  forgetAfterMs: number;
}

/**
 * After a night without notifications people shall still hear who must decide;
 * after weeks without them they shall not be flooded with what is long over.
 */
const usualTimes: TellingTimes = {
  tickMs: 5_000,
  tellWithinMs: 15_000,
  forgetAfterMs: 24 * 3_600_000,
};

/** Ways to tell people and machines; those that are absent are not used. */
export interface TellerOptions {
  events?: EventsService;
  notifications?: NotificationService;
  outbox: Outbox;
  logger: LoggerService;
  times?: Partial<TellingTimes>;
}

/**
 * Tells people and machines what the outbox holds, each piece at least once. Telling
 * may fail; the operations go on, and it is tried again.
 */
export class NewsTeller {
  readonly #options: TellerOptions;
  readonly #times: TellingTimes;
  readonly #causes: CauseLog;
  readonly #loop: Loop;

  constructor(options: TellerOptions) {
    this.#options = options;
    this.#times = { ...usualTimes, ...options.times };
    this.#causes = new CauseLog(options.logger);
    this.#loop = new Loop({
      subject: 'Looking for news about operations',
      tickMs: this.#times.tickMs,
      work: () => this.#round(),
      causes: this.#causes,
      logger: options.logger,
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** There is news. */
  wake(): void {
    this.#loop.wake();
  }

  /** Waits for what is being told; the rest stays for the next start. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** @returns whether there may be more to tell at once */
  async #round(): Promise<boolean> {
    // Twice the time of telling, so that what is under way is not told again.
    const claimMs = 2 * this.#times.tellWithinMs;
    const claimed = await this.#options.outbox.claim(BATCH, claimMs);
    const isTold = await Promise.all(claimed.map(news => this.#settle(news)));
    return isTold.includes(true);
  }

  /** @returns whether the next piece of news of the operation may be told */
  async #settle(news: ClaimedNews): Promise<boolean> {
    const { outbox, logger } = this.#options;
    const { way } = news.telling;
    const subject = `Telling of operations by ${way}`;
    if (news.age > this.#times.forgetAfterMs) {
      logger.warn(`${subject}: what happened too long ago is left out`);
      await outbox.remove(news);
      return true;
    }
    try {
      await this.#withinTime(this.#tell(news.telling));
    } catch (error) {
      this.#causes.failed(subject, error);
      await outbox.postpone(news, pauseAfter(news.failures + 1));
      return false;
    }
    this.#causes.succeeded(subject);
    await outbox.remove(news);
    return true;
  }

  async #tell({ way, payload }: Telling): Promise<void> {
    const { events, notifications } = this.#options;
    if (way === 'event') await events?.publish(payload);
    else await notifications?.send(payload);
  }

  async #withinTime(telling: Promise<void>): Promise<void> {
    const { tellWithinMs } = this.#times;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new ServiceUnavailableError(
              `There was no answer within ${tellWithinMs / 1000} s`,
            ),
          ),
        tellWithinMs,
      );
    });
    try {
      await Promise.race([telling, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
