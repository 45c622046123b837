import { NewEvent, OperationRecord, PORTAL, StepRecord } from '../record';
import { checkAt, end, enter, iso, stepEvent } from './stating';

/** Begins to take back what can be taken back, the newest step first. */
export function startCancelling(
  record: OperationRecord,
  by: string,
  now: number,
): NewEvent[] {
  const step = record.steps[record.position];
  // What failed stays so, with its reason, for those who look later.
  if (step && step.state !== 'succeeded' && step.state !== 'failed') {
    step.state = 'cancelled';
    step.reason = undefined;
    step.choices = [];
    step.chosen = undefined;
    step.failures = 0;
    step.failingSince = undefined;
    if (step.startedAt) step.endedAt = iso(now);
  }
  record.state = 'cancelling';
  record.request = undefined;
  record.cancelledBy = by;
  record.reason = `Cancelled by ${by}.`;
  record.position = record.steps.length - 1;
  return [
    { type: 'state', by, message: 'Cancelled the operation.' },
    ...continueUndoing(record, now),
  ];
}

/** Goes to the next step that has something to take back, or ends. */
export function continueUndoing(
  record: OperationRecord,
  now: number,
): NewEvent[] {
  const position = record.steps.findLastIndex(
    (step, index) =>
      index <= record.position &&
      step.undoable &&
      step.startedAt !== undefined &&
      !step.undone,
  );
  if (position >= 0) {
    record.position = position;
    const step = record.steps[position];
    step.said = undefined;
    step.before ??= { state: step.state, reason: step.reason };
    checkAt(record, now);
    return [];
  }
  record.position = Math.max(
    0,
    record.steps.findLastIndex(({ startedAt }) => startedAt !== undefined),
  );
  const said = record.steps.flatMap(({ takenBack }) => takenBack ?? []);
  record.reason = [...new Set(said)].join(' ') || undefined;
  end(record, 'cancelled', now);
  return [
    {
      type: 'state',
      by: PORTAL,
      message: 'The operation has ended: cancelled.',
    },
  ];
}

/** The operation after a step was taken back as far as that is possible. */
export function finishUndo(
  record: OperationRecord,
  step: StepRecord,
  { reason, stays = false }: { reason?: string; stays?: boolean },
  now: number,
): NewEvent[] {
  const isSaid = record.steps.some(
    other => reason !== undefined && other.takenBack === reason,
  );
  const words = reason ?? (stays ? undefined : `Taken back: ${step.title}.`);
  leaveStep(record, step, { reason, stays });
  return [
    ...(words && !isSaid ? [stepEvent(step, words)] : []),
    ...continueUndoing(record, now),
  ];
}

/**
 * What failed stays so for those who look later, and so does what succeeded and is
 * not taken back; the rest is cancelled.
 */
function leaveStep(
  record: OperationRecord,
  step: StepRecord,
  { reason, stays }: { reason?: string; stays: boolean },
): void {
  const { state = 'cancelled', reason: earlier } = step.before ?? {};
  const keeps = state === 'failed' || (stays && state === 'succeeded');
  step.undone = true;
  step.takenBack = reason;
  const words = [keeps && earlier, reason].filter(Boolean).join(' ');
  enter(record, keeps ? state : 'cancelled', words || undefined);
  step.nextCheckAt = undefined;
}

/** Goes on without taking a step back, as a person decided. */
export function leaveAsItIs(
  record: OperationRecord,
  step: StepRecord,
  now: number,
): NewEvent[] {
  leaveStep(record, step, {
    stays: true,
    reason: `Not taken back, because a person decided so: ${step.title}.`,
  });
  return continueUndoing(record, now);
}

/** Whether cancelling would take something back. */
export function hasUndo({ steps }: OperationRecord): boolean {
  return steps.some(
    ({ undoable, startedAt, undone }) => undoable && startedAt && !undone,
  );
}
