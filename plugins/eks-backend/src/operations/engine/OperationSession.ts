import { isError } from '@backstage/errors';
import { performance } from 'node:perf_hooks';
import { LeaseLostError } from '../LeaseLostError';
import { OperationRecord, PendingRequest } from '../record';
import { Decide, OperationStore } from '../store/OperationStore';
import { CauseLog } from './CauseLog';
import { InterruptedError } from './InterruptedError';

/** What holding an operation needs. */
export interface SessionOptions {
  store: OperationStore;
  /** As it was claimed. */
  record: OperationRecord;
  token: string;
  leaseMs: number;
  beatMs: number;
  causes: CauseLog;
}

/**
 * An operation while this replica has it: keeps the lease alive, notices what
 * people ask for, and writes under the lease.
 */
export class OperationSession {
  readonly #options: SessionOptions;
  readonly #heartbeat: NodeJS.Timeout;
  #abort = new AbortController();
  #record: OperationRecord;
  #renewedAt = performance.now();
  /** The clock of the database, at a moment of this process. */
  #clock: { database: number; at: number };
  /** What acts that have begun and not ended do. */
  readonly #acting = new Map<symbol, string>();
  #beating: Promise<void> | undefined;
  #isLost = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#record = options.record;
    const { lease } = options.record;
    this.#clock = {
      database: lease ? lease.until - options.leaseMs : Date.now(),
      at: this.#renewedAt,
    };
    this.#heartbeat = setInterval(() => void this.beat(), options.beatMs);
  }

  /** As last read or written. */
  get record(): OperationRecord {
    return this.#record;
  }

  /** Aborted when the run must end; its reason says why. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Now by the clock of the database, because those of the replicas differ. */
  now(): Date {
    const { database, at } = this.#clock;
    return new Date(Math.round(database + performance.now() - at));
  }

  /**
   * Keeps in the database that an act has begun, from the next write on.
   * @returns what to call when it has ended
   */
  beginAct(message: string): () => void {
    const act = Symbol(message);
    this.#acting.set(act, message);
    return () => this.#acting.delete(act);
  }

  /** Nobody waits for the acts under way any more. */
  leaveActs(): void {
    this.#acting.clear();
  }

  /**
   * A process that was frozen past its lease goes on where it was, before any of
   * its timers: right before an act it must look at the time itself.
   * @throws LeaseLostError when another replica may have the operation
   */
  requireLease(): void {
    this.#loseWhenOld();
    if (this.#isLost) throw new LeaseLostError(this.#record.id);
  }

  /**
   * Writes under the lease.
   * @throws LeaseLostError when another replica has the operation, or may have it
   */
  async write(
    decide: Decide,
    release?: (record: OperationRecord, now: number) => boolean,
  ): Promise<OperationRecord> {
    const { store, record, token, leaseMs } = this.#options;
    if (this.#isLost) throw new LeaseLostError(record.id);
    const begun = performance.now();
    try {
      this.#record = await store.changeLeased(
        record.id,
        { token, leaseMs, release },
        (stored, now) => {
          this.#clock = { database: now, at: performance.now() };
          const decision = decide(stored, now);
          if (decision) decision.record.acting = [...this.#acting.values()];
          return decision;
        },
      );
    } catch (error) {
      this.#lostBy(error);
      throw error;
    }
    this.#renewedAt = begun;
    this.#notice(this.#record.request);
    return this.#record;
  }

  /** Renews the lease and looks for requests; one at a time. */
  beat(): Promise<void> {
    if (this.#beating) this.#loseWhenOld();
    this.#beating ??= this.#beat().finally(() => {
      this.#beating = undefined;
    });
    return this.#beating;
  }

  interrupt(cause: InterruptedError['cause']): void {
    this.#abort.abort(new InterruptedError(cause));
  }

  /** What was asked for is withdrawn or done; the next run begins afresh. */
  goOn(): void {
    if (this.signal.reason instanceof InterruptedError) {
      this.#abort = new AbortController();
    }
  }

  /** Nothing can be written any more. */
  close(): void {
    clearInterval(this.#heartbeat);
    this.#lose();
  }

  async #beat(): Promise<void> {
    const { store, record, token, leaseMs, causes } = this.#options;
    const subject = `Renewing the lease of operation ${record.id}`;
    const begun = performance.now();
    try {
      const request = await store.renew(record.id, { token, leaseMs });
      this.#renewedAt = begun;
      causes.succeeded(subject);
      this.#notice(request);
    } catch (error) {
      this.#lostBy(error);
      if (this.#isLost) return;
      causes.failed(subject, error);
      this.#loseWhenOld();
    }
  }

  /** Who has not heard of the database for so long cannot know who has the lease. */
  #loseWhenOld(): void {
    const age = performance.now() - this.#renewedAt;
    if (age >= this.#options.leaseMs) this.#lose();
  }

  #notice(request: PendingRequest | undefined): void {
    if (request && !this.signal.aborted) this.interrupt(request.name);
  }

  #lostBy(error: unknown): void {
    if (isError(error) && error.name === 'LeaseLostError') this.#lose();
  }

  #lose(): void {
    this.#isLost = true;
    clearInterval(this.#heartbeat);
    this.#abort.abort(new LeaseLostError(this.#record.id));
  }
}
