import { StepChoice } from '@xkf/backstage-plugin-eks-common';
import { StepOutcome } from '../kind';
import { currentStep, NewEvent, OperationRecord, StepRecord } from '../record';
import { leaveActs } from './acting';
import { inWords, pauseAfter, STUCK_AFTER } from './backoff';
import { checkAt, end, enter, iso, reopen, stepEvent } from './stating';
import { finishUndo, hasUndo, startCancelling } from './undoing';

/** How one run of a step ended, for the state machine. */
export type RunResult =
  | { is: 'outcome'; outcome: StepOutcome }
  /** @param words - what people may know of it */
  | { is: 'threw'; words: string }
  /** A person, or the end of this process, broke it off. */
  | { is: 'interrupted' };

/** The moment, and what decides about pauses. */
export interface RunContext {
  now: number;
  random?: number;
}

/** Marks the current step as begun. */
export function beginStep(record: OperationRecord, now: number): NewEvent[] {
  const step = currentStep(record);
  if (!step || (step.state === 'running' && step.startedAt)) return [];
  const isNew = step.startedAt === undefined;
  step.startedAt ??= iso(now);
  enter(record, 'running');
  return isNew ? [stepEvent(step, `Began: ${step.title}.`)] : [];
}

/** The operation after a run of its current step. */
export function applyResult(
  record: OperationRecord,
  result: RunResult,
  context: RunContext,
  /** The choice that the run was given. */
  given?: StepRecord['chosen'],
): NewEvent[] {
  const step = currentStep(record);
  if (!step) return [];
  const events: NewEvent[] = [];
  const asked = record.request;
  const newerChoice =
    step.chosen && step.chosen.at !== given?.at ? step.chosen : undefined;
  switch (result.is) {
    case 'outcome':
      if (result.outcome.detail) step.detail = result.outcome.detail;
      step.failures = 0;
      step.failingSince = undefined;
      step.chosen = newerChoice;
      events.push(...applyOutcome(record, step, result.outcome, context));
      break;
    case 'threw':
      events.push(...applyFailure(record, step, result.words, context));
      break;
    default:
      checkAt(record, context.now);
  }
  if (newerChoice) {
    if (isStillAsked(result, newerChoice)) {
      enter(record, 'running');
      checkAt(record, context.now);
    } else {
      step.chosen = undefined;
      step.late = newerChoice.at;
      events.push(
        stepEvent(
          step,
          `"${newerChoice.title}" came too late: the step had moved on. Nothing was done about it.`,
          'note',
        ),
      );
    }
  }
  return [...events, ...applyRequest(record, asked, context.now)];
}

/** The same id may mean something else by now, such as another node. */
function isStillAsked(
  result: RunResult,
  { id, title }: { id: string; title: string },
): boolean {
  if (result.is !== 'outcome') return true;
  const { outcome } = result;
  return (
    outcome.is === 'blocked' &&
    outcome.choices.some(choice => choice.id === id && choice.title === title)
  );
}

function applyOutcome(
  record: OperationRecord,
  step: StepRecord,
  outcome: StepOutcome,
  { now }: RunContext,
): NewEvent[] {
  switch (outcome.is) {
    case 'done':
      return record.state === 'cancelling'
        ? finishUndo(record, step, outcome, now)
        : finishStep(record, step, outcome.reason, now);
    case 'waiting': {
      const isNew = isNews(step, outcome.reason);
      enter(record, 'waiting', outcome.reason);
      checkAt(record, now + Math.max(0, outcome.checkAgainAfter));
      return isNew ? [stepEvent(step, outcome.reason, 'state')] : [];
    }
    case 'blocked': {
      const isNew = isNews(step, outcome.reason);
      block(record, step, outcome.reason, outcome.choices);
      const { checkAgainAfter } = outcome;
      checkAt(
        record,
        checkAgainAfter === undefined
          ? undefined
          : now + Math.max(0, checkAgainAfter),
      );
      return isNew ? [stepEvent(step, outcome.reason, 'problem')] : [];
    }
    default:
      return record.state === 'cancelling'
        ? stick(record, step, outcome.reason)
        : fail(record, step, outcome.reason, now);
  }
}

/** A step that acts while it looks again says the same afterwards. */
function isNews(step: StepRecord, said: string): boolean {
  const isNew = step.said !== said;
  step.said = said;
  return isNew;
}

function finishStep(
  record: OperationRecord,
  step: StepRecord,
  reason: string | undefined,
  now: number,
): NewEvent[] {
  enter(record, 'succeeded', reason);
  step.endedAt = iso(now);
  step.nextCheckAt = undefined;
  step.chosen = undefined;
  const done = stepEvent(
    step,
    reason ? `Done: ${step.title}. ${reason}` : `Done: ${step.title}.`,
  );
  if (record.position === record.steps.length - 1) {
    end(record, 'succeeded', now);
    return [done, { type: 'state', message: 'The operation succeeded.' }];
  }
  record.position += 1;
  record.state = 'running';
  record.reason = undefined;
  checkAt(record, now);
  return [done];
}

function fail(
  record: OperationRecord,
  step: StepRecord,
  reason: string,
  now: number,
): NewEvent[] {
  enter(record, 'failed', reason);
  step.endedAt = iso(now);
  end(record, 'failed', now);
  return [
    stepEvent(step, reason, 'problem'),
    { type: 'state', message: 'The operation failed.' },
  ];
}

function applyFailure(
  record: OperationRecord,
  step: StepRecord,
  words: string,
  { now, random }: RunContext,
): NewEvent[] {
  const stuck = countFailure(record, step, words, now);
  if (stuck) return stuck;
  const pauseMs = pauseAfter(step.failures, random);
  const reason = `${words} It is tried again in ${inWords(pauseMs)}.`;
  const isNew = isNews(step, words);
  enter(record, 'waiting', reason);
  checkAt(record, now + pauseMs);
  return isNew ? [stepEvent(step, reason, 'problem')] : [];
}

/** @returns what there is to say when it has failed too often */
function countFailure(
  record: OperationRecord,
  step: StepRecord,
  words: string,
  now: number,
): NewEvent[] | undefined {
  step.failures += 1;
  step.failingSince ??= iso(now);
  const forMs = now - Date.parse(step.failingSince);
  if (step.failures < STUCK_AFTER.failures || forMs < STUCK_AFTER.ms) {
    return undefined;
  }
  return stick(
    record,
    step,
    `${words} It was tried ${step.failures} times in ${inWords(forMs)}.`,
  );
}

/**
 * The operation after its replica was lost in a run. A step that ends one
 * process after another must not do so for ever.
 */
export function takeOver(record: OperationRecord, now: number): NewEvent[] {
  const step = currentStep(record);
  const notes: NewEvent[] = [
    {
      type: 'note',
      message:
        'Took the operation over from a process of the portal that ended or fell silent.',
    },
    ...leaveActs(record),
  ];
  // What a person asked for comes first; the next run does it.
  if (!step || record.request) return notes;
  const words =
    'The process of the portal that worked on this step ended or fell silent.';
  return [...notes, ...(countFailure(record, step, words, now) ?? [])];
}

/** Asks a person what to do about a step that does not get anywhere. */
function stick(
  record: OperationRecord,
  step: StepRecord,
  reason: string,
): NewEvent[] {
  const isUndo = record.state === 'cancelling';
  block(record, step, reason, [
    {
      id: 'retry',
      title: 'Try again',
      description: isUndo
        ? 'The portal tries to take it back again.'
        : 'The step is run again now.',
    },
    isUndo
      ? {
          id: 'leave',
          title: 'Leave it as it is',
          description:
            'This step is not taken back; the portal goes on with the ones before it.',
          dangerous: true,
        }
      : {
          id: 'cancel',
          title: 'Cancel the operation',
          description: 'What can be taken back is taken back.',
          dangerous: true,
        },
  ]);
  step.stuck = true;
  step.said = reason;
  checkAt(record, undefined);
  return [stepEvent(step, reason, 'problem')];
}

function block(
  record: OperationRecord,
  step: StepRecord,
  reason: string,
  choices: readonly (Omit<StepChoice, 'dangerous'> & {
    dangerous?: boolean;
  })[],
): void {
  enter(record, 'blocked', reason);
  step.stuck = undefined;
  step.choices = choices.map(choice => ({
    ...choice,
    dangerous: choice.dangerous ?? false,
  }));
}

/** Does what a person asked for while the step was running. */
function applyRequest(
  record: OperationRecord,
  asked: OperationRecord['request'],
  now: number,
): NewEvent[] {
  record.request = undefined;
  if (!asked || record.state === 'cancelling') return [];
  if (asked.name === 'pause') {
    return record.endedAt ? [] : pause(record, asked.by);
  }
  if (record.endedAt) {
    if (record.state !== 'failed' || !hasUndo(record)) return [];
    reopen(record);
  }
  return startCancelling(record, asked.by, now);
}

/** Nothing is run any more until somebody resumes. */
export function pause(record: OperationRecord, by: string): NewEvent[] {
  enter(record, 'paused', `Paused by ${by}.`);
  checkAt(record, undefined);
  return [{ type: 'state', by, message: 'Paused the operation.' }];
}
