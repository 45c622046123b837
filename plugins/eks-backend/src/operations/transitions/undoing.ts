import { NewEvent, OperationRecord, PORTAL } from '../record';
import { checkAt, end, iso } from './stating';

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
    record.steps[position].said = undefined;
    checkAt(record, now);
    return [];
  }
  record.position = Math.max(
    0,
    record.steps.findLastIndex(({ startedAt }) => startedAt !== undefined),
  );
  const said = record.steps.flatMap(({ undone, reason }) =>
    undone && reason ? [reason] : [],
  );
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

/** Whether cancelling would take something back. */
export function hasUndo({ steps }: OperationRecord): boolean {
  return steps.some(
    ({ undoable, startedAt, undone }) => undoable && startedAt && !undone,
  );
}
