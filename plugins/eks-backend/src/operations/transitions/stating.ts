import { OperationState } from '@xkf/backstage-plugin-eks-common';
import { currentStep, NewEvent, OperationRecord, StepRecord } from '../record';
import { Decision } from '../store/OperationStore';

/**
 * Puts the operation and its current step into a state. While an operation is
 * being cancelled it stays so, and its step says the rest.
 */
export function enter(
  record: OperationRecord,
  state: OperationState,
  reason?: string,
): void {
  if (record.state !== 'cancelling') record.state = state;
  record.reason = reason;
  const step = currentStep(record);
  if (!step) return;
  step.state = state;
  step.reason = reason;
  if (state !== 'blocked') {
    step.choices = [];
    step.stuck = undefined;
  }
}

/** When the current step is run next; undefined: only after somebody moved it. */
export function checkAt(record: OperationRecord, at: number | undefined): void {
  record.nextCheckAt = at;
  const step = currentStep(record);
  if (step) step.nextCheckAt = at === undefined ? undefined : iso(at);
}

/** Ends the operation; others may begin on its clusters. */
export function end(
  record: OperationRecord,
  state: 'succeeded' | 'failed' | 'cancelled',
  now: number,
): void {
  record.state = state;
  record.endedAt = iso(now);
  record.request = undefined;
  checkAt(record, undefined);
}

/** Goes on with an operation that had ended: the store takes its clusters again. */
export function reopen(record: OperationRecord): void {
  record.endedAt = undefined;
}

/** What changes nothing that people see is no line of the history. */
export function withEvents(
  record: OperationRecord,
  ...events: (NewEvent | undefined)[]
): Decision {
  return {
    record,
    events: events.filter(event => event !== undefined),
  };
}

export function iso(now: number): string {
  return new Date(now).toISOString();
}

export function stepEvent(
  step: StepRecord,
  message: string,
  type: NewEvent['type'] = 'step',
): NewEvent {
  return { type, stepId: step.id, message };
}
