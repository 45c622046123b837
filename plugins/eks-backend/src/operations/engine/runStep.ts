import { LoggerService } from '@backstage/backend-plugin-api';
import { AuditTrail } from '../../audit/AuditTrail';
import { OperationKind, Step, StepOutcome } from '../kind';
import { currentStep, OperationRecord, StepRecord, targetsOf } from '../record';
import { leaveActs } from '../transitions/acting';
import { applyResult, beginStep, RunResult } from '../transitions/outcomes';
import { withEvents } from '../transitions/stating';
import { CauseLog } from './CauseLog';
import { createStepRun } from './createStepRun';
import { InterruptedError } from './InterruptedError';
import { OperationSession } from './OperationSession';
import { ProgressWriter } from './ProgressWriter';
import { settle } from './settle';
import { undoWithoutAccount, waitForAccount } from './unconfigured';

/** What running steps needs. */
export interface StepRunnerOptions {
  kinds: readonly OperationKind[];
  trail: Pick<AuditTrail, 'record'>;
  describe: (error: unknown) => string;
  logger: LoggerService;
  causes: CauseLog;
  abandonAfterMs: number;
  /** Whether the configuration has an AWS account; left out: it has all. */
  isConfigured?: (accountId: string) => boolean;
}

/** Whether an operation is given back after a write. */
export type Release = (record: OperationRecord, now: number) => boolean;

/**
 * Runs the current step once, or its undoing, and writes what came of it.
 * @param release - whether the operation is given back afterwards
 * @throws LeaseLostError when another replica has the operation, or may have it
 */
export async function runStep(
  session: OperationSession,
  options: StepRunnerOptions,
  release: Release,
): Promise<OperationRecord> {
  await begin(session);
  const { id } = session.record;
  const step = currentStep(session.record);
  const { signal } = session;
  const progress = new ProgressWriter(session, options.causes);
  const run = createStepRun({ ...options, session, progress });
  const settled = await settle(
    () => work(session.record, step, options, run),
    signal,
    options.abandonAfterMs,
  );
  await progress.close();
  const subject = `Step ${step?.id} of operation ${id}`;
  const result = resultOf();
  if (result.is === 'outcome') options.causes.succeeded(subject);
  if (settled.is === 'abandoned') session.leaveActs();
  return session.write(
    (record, now) => {
      const left = settled.is === 'abandoned' ? leaveActs(record) : [];
      const events = applyResult(record, result, { now }, step?.chosen);
      return withEvents(record, ...left, ...events);
    },
    // What is left alone may still try to write, so its lease must not live on.
    settled.is === 'abandoned' ? () => true : release,
  );

  function resultOf(): RunResult {
    if (settled.is === 'returned') {
      return { is: 'outcome', outcome: settled.value };
    }
    if (settled.is === 'abandoned') {
      options.logger.warn(
        `${subject} was told to end and did not within ${options.abandonAfterMs / 1000} s`,
      );
      return { is: 'interrupted' };
    }
    if (signal.reason instanceof InterruptedError) return { is: 'interrupted' };
    if (!session.isLost) options.causes.failed(subject, settled.error);
    return { is: 'threw', words: options.describe(settled.error) };
  }
}

/** A step that only looks again whether it still waits is not begun anew. */
async function begin(session: OperationSession): Promise<void> {
  const step = currentStep(session.record);
  const goesOn = ['waiting', 'blocked', 'running'].includes(step?.state ?? '');
  if (step?.startedAt && goesOn) return;
  await session.write((record, now) =>
    withEvents(record, ...beginStep(record, now)),
  );
}

async function work(
  record: OperationRecord,
  current: StepRecord | undefined,
  { kinds, isConfigured }: StepRunnerOptions,
  run: ReturnType<typeof createStepRun>,
): Promise<StepOutcome> {
  const kind = kinds.find(one => one.kind === record.kind);
  const step: Step | undefined = kind
    ?.steps(record.input)
    .find(({ id }) => id === current?.id);
  const lost = targetsOf(record).find(
    ({ accountId }) => isConfigured?.(accountId) === false,
  )?.accountId;
  if (record.state === 'cancelling') {
    if (!step?.undo) return { is: 'done', stays: true };
    return lost ? undoWithoutAccount(step, run, lost) : step.undo(run);
  }
  if (lost) return waitForAccount(lost);
  if (!step) {
    return {
      is: 'failed',
      reason: `This version of the portal has no step "${current?.id}". Start a new operation; it goes on from what is done already.`,
    };
  }
  return step.reconcile(run);
}
