import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { AuditTrail } from '../../audit/AuditTrail';
import { OperationKind } from '../kind';
import { OperationRecord } from '../record';
import { OperationStore } from '../store/OperationStore';
import { lapse, postpone } from '../transitions/approving';
import { applyResult, takeOver } from '../transitions/outcomes';
import { withEvents } from '../transitions/stating';
import { CauseLog } from './CauseLog';
import { Loop } from './Loop';
import { OperationSession } from './OperationSession';
import { Release, runStep } from './runStep';

/** Times of the engine, in milliseconds. */
export interface EngineTiming {
  /** Looks so often for what is due. */
  tickMs: number;
  /** A replica that is silent for so long has lost its operations. */
  leaseMs: number;
  /** Renews leases, and looks for what people ask for, so often. */
  beatMs: number;
  /** A run that goes on for so long after it was told to end is left alone. */
  abandonAfterMs: number;
  /** A stop waits so long for runs to end. */
  stopAfterMs: number;
}

/** What the engine works with. */
export interface EngineOptions {
  store: OperationStore;
  kinds: readonly OperationKind[];
  trail: Pick<AuditTrail, 'record'>;
  /** What people may be told about an error. */
  describe: (error: unknown) => string;
  logger: LoggerService;
  /** Operations at work at the same time on this replica. */
  concurrency: number;
  timing?: Partial<EngineTiming>;
  /** Whether the configuration has an AWS account; left out: it has all. */
  isConfigured?: (accountId: string) => boolean;
}

const defaultTiming: EngineTiming = {
  tickMs: 1_000,
  leaseMs: 30_000,
  beatMs: 10_000,
  abandonAfterMs: 60_000,
  stopAfterMs: 20_000,
};

/** Carries operations out: claims what is due and runs its steps. */
export class OperationEngine {
  readonly #options: EngineOptions;
  readonly #timing: EngineTiming;
  readonly #causes: CauseLog;
  readonly #running = new Map<OperationSession, Promise<void>>();
  readonly #loop: Loop;
  #isStopping = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#timing = { ...defaultTiming, ...options.timing };
    this.#causes = new CauseLog(options.logger);
    this.#loop = new Loop({
      subject: 'Looking for operations that are due',
      tickMs: this.#timing.tickMs,
      work: () => this.#claim(),
      causes: this.#causes,
      logger: options.logger,
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Looks for what is due at once, and for what was asked of this operation. */
  wake(id?: string): void {
    this.#loop.wake();
    for (const session of this.#running.keys()) {
      if (session.record.id === id) void session.beat();
    }
  }

  /**
   * Breaks runs off and gives their operations back. One that does not end in
   * time keeps its lease until that runs out, since it may still act.
   */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const isClaiming = this.#loop.stop();
    for (const session of this.#running.keys()) session.interrupt('stop');
    const end = async () => {
      // It may be claiming, so that what is running is known only afterwards.
      await isClaiming;
      await Promise.all(this.#running.values());
    };
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      end(),
      new Promise(resolve => {
        timer = setTimeout(resolve, this.#timing.stopAfterMs);
      }),
    ]);
    clearTimeout(timer);
    for (const session of this.#running.keys()) session.close();
  }

  /** @returns whether there may be more to claim at once */
  async #claim(): Promise<boolean> {
    const { store, kinds, concurrency } = this.#options;
    const limit = concurrency - this.#running.size;
    if (limit <= 0 || kinds.length === 0) return false;
    const claimed = await store.claim({
      kinds: kinds.map(({ kind }) => kind),
      limit,
      leaseMs: this.#timing.leaseMs,
    });
    for (const { record, takenOver } of claimed) this.#take(record, takenOver);
    return claimed.length === limit && this.#running.size < concurrency;
  }

  #take(record: OperationRecord, takenOver: boolean): void {
    if (!record.lease) return;
    const session = new OperationSession({
      store: this.#options.store,
      record,
      token: record.lease.token,
      leaseMs: this.#timing.leaseMs,
      beatMs: this.#timing.beatMs,
      causes: this.#causes,
    });
    const work = this.#work(session, takenOver).finally(() => {
      session.close();
      const wasFull = this.#running.size >= this.#options.concurrency;
      this.#running.delete(session);
      if (wasFull) this.wake();
    });
    this.#running.set(session, work);
    if (this.#isStopping) session.interrupt('stop');
  }

  /** Goes on with an operation as long as there is something to do now. */
  async #work(session: OperationSession, takenOver: boolean): Promise<void> {
    const subject = `Working on operation ${session.record.id}`;
    const release: Release = (record, now) =>
      this.#isStopping ||
      record.nextCheckAt === undefined ||
      record.nextCheckAt > now;
    try {
      let isHeld = true;
      if (takenOver && session.record.state !== 'needs-approval') {
        const record = await session.write(
          (stored, now) => withEvents(stored, ...takeOver(stored, now)),
          release,
        );
        isHeld = record.lease !== undefined;
      }
      while (isHeld) {
        const { lease } = await this.#goOn(session, release);
        isHeld = lease !== undefined;
        session.goOn();
        if (this.#isStopping) session.interrupt('stop');
      }
      this.#causes.succeeded(subject);
    } catch (error) {
      if (isError(error) && error.name === 'LeaseLostError') {
        this.#options.logger.info(error.message);
      } else {
        this.#causes.failed(subject, error);
        await this.#giveBack(session, error);
      }
    }
  }

  /** Runs the current step, or ends a request for approval that nobody decided. */
  #goOn(session: OperationSession, release: Release): Promise<OperationRecord> {
    if (session.record.state === 'needs-approval') {
      return session.write(lapse, release);
    }
    const { abandonAfterMs } = this.#timing;
    return runStep(
      session,
      { ...this.#options, causes: this.#causes, abandonAfterMs },
      release,
    );
  }

  /** What came of the run could not be written, so it counts as one that threw. */
  async #giveBack(session: OperationSession, error: unknown): Promise<void> {
    const result = {
      is: 'threw',
      words: this.#options.describe(error),
    } as const;
    try {
      await session.write(
        (record, now) =>
          record.state === 'needs-approval'
            ? postpone(record, now)
            : withEvents(record, ...applyResult(record, result, { now })),
        () => true,
      );
    } catch (again) {
      // The lease runs out; whoever claims it then tries again.
      const subject = `Giving back operation ${session.record.id}`;
      if (!session.isLost) this.#causes.failed(subject, again);
    }
  }
}
