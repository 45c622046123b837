import { currentStep, NewEvent, OperationRecord } from '../record';

/**
 * Says of the acts that a run left behind that nobody knows what came of them, and
 * forgets them.
 */
export function leaveActs(record: OperationRecord): NewEvent[] {
  const acts = record.acting ?? [];
  record.acting = undefined;
  return acts.map(act => ({
    type: 'note',
    stepId: currentStep(record)?.id,
    message: `Whether this was done is not known: "${act}" The step looks at what is there before it goes on.`,
  }));
}
