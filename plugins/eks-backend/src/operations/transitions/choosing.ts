import { ConflictError } from '@backstage/errors';
import { endedStates } from '@xkf/backstage-plugin-eks-common';
import { currentStep, NewEvent, OperationRecord, StepRecord } from '../record';
import { Decision } from '../store/OperationStore';
import { checkAt, enter, iso, withEvents } from './stating';
import { leaveAsItIs } from './undoing';
import { refusal, stateInWords } from './words';

/** A person's choice for a step that asks. */
export interface Choosing {
  stepId: string;
  choice: string;
  /** As the person read it; left out: whatever the id means now. */
  title?: string;
}

/**
 * The operation after a choice.
 * @param cancel - what the choice to cancel does
 * @throws ConflictError when it is not offered, with what is the case now
 */
export function choose(
  record: OperationRecord,
  { stepId, choice, title }: Choosing,
  by: string,
  now: number,
  cancel: () => Decision,
): Decision {
  const step = currentStep(record);
  if (
    record.request ||
    !step ||
    step.id !== stepId ||
    endedStates.has(record.state)
  ) {
    const { message } = refusal(record, 'moved by this choice any more');
    throw new ConflictError(`${message} ${askedNow(record)}`.trim());
  }
  const offered = step.choices.find(({ id }) => id === choice);
  const isAnother = title !== undefined && offered?.title !== title;
  if (step.state !== 'blocked' || !offered || isAnother) {
    throw new ConflictError(
      `Step "${step.title}" does not offer this choice any more. ${askedNow(record)}`,
    );
  }
  const chosen: NewEvent = {
    type: 'chosen',
    by,
    stepId,
    message: `Chose: ${offered.title}.`,
  };
  if (choice === 'cancel' && record.state !== 'cancelling') {
    const cancelled = cancel();
    return cancelled && withEvents(record, chosen, ...cancelled.events);
  }
  step.said = undefined;
  if (step.stuck) {
    const more = chooseForStuck(record, step, choice, now);
    return withEvents(record, chosen, ...more);
  }
  step.chosen = { id: choice, title: offered.title, by, at: iso(now) };
  enter(record, 'running');
  checkAt(record, now);
  return withEvents(record, chosen);
}

function chooseForStuck(
  record: OperationRecord,
  step: StepRecord,
  choice: string,
  now: number,
): NewEvent[] {
  step.failures = 0;
  step.failingSince = undefined;
  enter(record, 'running');
  if (choice !== 'leave') {
    checkAt(record, now);
    return [];
  }
  return leaveAsItIs(record, step, now);
}

/** What an operation is at, for somebody whose choice came too late. */
export function askedNow(record: OperationRecord): string {
  const step = currentStep(record);
  if (!step || endedStates.has(record.state)) return '';
  const { title, state, reason, choices } = step;
  if (state !== 'blocked') return `Step "${title}" ${stateInWords[state]} now.`;
  const offered = choices.map(choice => `"${choice.title}"`).join(', ');
  return `Step "${title}" asks now: ${reason} It offers ${offered}.`;
}
