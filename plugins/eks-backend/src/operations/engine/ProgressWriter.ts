import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { currentStep } from '../record';
import { beginStep } from '../transitions/outcomes';
import { iso, stepEvent } from '../transitions/stating';
import { CauseLog } from './CauseLog';
import { OperationSession } from './OperationSession';

/** Progress is written this often at most, in milliseconds. */
const INTERVAL_MS = 1_000;

interface Progress {
  detail: StepDetail;
  reason?: string;
}

/** Writes the newest progress of a run now and then, and the last one surely. */
export class ProgressWriter {
  readonly #session: OperationSession;
  readonly #causes: CauseLog;
  #newest: Progress | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #lastAt = 0;
  #isClosed = false;

  constructor(session: OperationSession, causes: CauseLog) {
    this.#session = session;
    this.#causes = causes;
  }

  show(progress: Progress): void {
    if (this.#isClosed) return;
    this.#newest = progress;
    const wait = this.#lastAt + INTERVAL_MS - Date.now();
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#flush();
      },
      Math.max(0, Math.min(wait, INTERVAL_MS)),
    );
  }

  /** Writes what is left; nothing is written afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#flush();
    await this.#writing;
  }

  #flush(): void {
    this.#writing = this.#writing.then(() => this.#write());
  }

  async #write(): Promise<void> {
    const progress = this.#newest;
    if (!progress || this.#session.isLost) return;
    this.#newest = undefined;
    this.#lastAt = Date.now();
    const subject = `Showing the progress of operation ${this.#session.record.id}`;
    try {
      await this.#session.write((record, now) => {
        const { detail, reason } = progress;
        const step = currentStep(record);
        if (!step) return undefined;
        // Looking again at what it asked about, it still asks.
        const stillAsks = step.state === 'blocked' && reason === undefined;
        const events = stillAsks ? [] : beginStep(record, now);
        const isNews = reason !== undefined && reason !== step.reason;
        step.detail = detail;
        step.startedAt ??= iso(now);
        if (reason !== undefined) {
          step.reason = reason;
          if (record.state !== 'cancelling') record.reason = reason;
        }
        if (isNews) step.said = reason;
        if (isNews) events.push(stepEvent(step, reason, 'progress'));
        return { record, events };
      });
      this.#causes.succeeded(subject);
    } catch (error) {
      if (!this.#session.isLost) this.#causes.failed(subject, error);
    }
  }
}
