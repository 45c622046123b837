import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  endedStates,
  OperationActionName,
  OperationState,
} from '@xkf/backstage-plugin-eks-common';
import { currentStep, isLeased, NewEvent, OperationRecord } from '../record';
import { Decision } from '../store/OperationStore';
import { pause } from './outcomes';
import { checkAt, enter, reopen, withEvents } from './stating';
import { continueUndoing, hasUndo, startCancelling } from './undoing';

/** What a person wants of an operation. */
export type Verb =
  | { name: OperationActionName }
  | {
      name: 'choose';
      stepId: string;
      choice: string;
      /** As the person read it; left out: whatever the id means now. */
      title?: string;
    };

const inWords: Record<OperationState, string> = {
  planned: 'has not begun yet',
  'needs-approval': 'waits for an approval',
  running: 'is running',
  waiting: 'is waiting',
  blocked: 'is blocked and waits for a choice',
  paused: 'is paused',
  cancelling: 'is being cancelled',
  succeeded: 'has succeeded',
  failed: 'has failed',
  cancelled: 'has been cancelled',
};

/**
 * The operation after a person's word; undefined where it is so already.
 * @throws ConflictError when its state does not allow it, with the state in words
 * @throws NotAllowedError for approving one's own request
 */
export function applyVerb(
  record: OperationRecord,
  verb: Verb,
  by: string,
  now: number,
): Decision {
  switch (verb.name) {
    case 'approve':
      return approve(record, by, now);
    case 'pause':
      return requestPause(record, by, now);
    case 'resume':
      return resume(record, by, now);
    case 'retry':
      return retry(record, by, now);
    case 'cancel':
      return cancel(record, by, now);
    default:
      return choose(record, verb, by, now);
  }
}

function refuse(record: OperationRecord, what: string): ConflictError {
  const { request, state } = record;
  const words = request
    ? `is about to be ${request.name === 'pause' ? 'paused' : 'cancelled'}, as ${request.by} asked`
    : inWords[state];
  return new ConflictError(
    `The operation cannot be ${what}, because it ${words}.`,
  );
}

function approve(record: OperationRecord, by: string, now: number): Decision {
  if (
    by.toLocaleLowerCase('en-US') ===
    record.requestedBy.toLocaleLowerCase('en-US')
  ) {
    throw new NotAllowedError(
      'You requested this operation, so somebody else must approve it.',
    );
  }
  if (!/^user:/i.test(by)) {
    throw new NotAllowedError('Only a person can approve an operation.');
  }
  if (record.approval.by) return undefined;
  if (record.state !== 'needs-approval') throw refuse(record, 'approved');
  record.approval = {
    ...record.approval,
    by,
    at: new Date(now).toISOString(),
  };
  record.state = 'planned';
  record.reason = undefined;
  checkAt(record, now);
  return withEvents(record, {
    type: 'approved',
    by,
    message: 'Approved the operation.',
  });
}

function requestPause(
  record: OperationRecord,
  by: string,
  now: number,
): Decision {
  if (record.state === 'paused' || record.request?.name === 'pause') {
    return undefined;
  }
  const canPause = ['planned', 'running', 'waiting', 'blocked'];
  if (!canPause.includes(record.state) || record.request) {
    throw refuse(record, 'paused');
  }
  if (!isLeased(record, now)) return withEvents(record, ...pause(record, by));
  record.request = { name: 'pause', by };
  return withEvents(record, {
    type: 'note',
    by,
    message: 'Asked for a pause; the step under way stops before its next act.',
  });
}

function resume(record: OperationRecord, by: string, now: number): Decision {
  if (record.request?.name === 'pause') {
    record.request = undefined;
  } else if (record.state === 'paused') {
    const step = currentStep(record);
    if (step) step.said = undefined;
    enter(record, 'running');
    checkAt(record, now);
  } else {
    throw refuse(record, 'resumed');
  }
  return withEvents(record, {
    type: 'state',
    by,
    message: 'Resumed the operation.',
  });
}

function retry(record: OperationRecord, by: string, now: number): Decision {
  const step = currentStep(record);
  const isIdle = step?.state === 'waiting' || step?.state === 'blocked';
  const canRetry =
    record.state === 'failed' ||
    record.state === 'waiting' ||
    record.state === 'blocked' ||
    (record.state === 'cancelling' && isIdle);
  if (!step || !canRetry || record.request) throw refuse(record, 'retried');
  if (record.state === 'failed') {
    reopen(record);
    step.endedAt = undefined;
  }
  step.failures = 0;
  step.failingSince = undefined;
  step.said = undefined;
  enter(record, 'running');
  checkAt(record, now);
  return withEvents(record, {
    type: 'state',
    by,
    stepId: step.id,
    message: 'Asked to try again now.',
  });
}

function cancel(record: OperationRecord, by: string, now: number): Decision {
  if (record.state === 'cancelling' || record.request?.name === 'cancel') {
    return undefined;
  }
  if (record.state === 'failed' && hasUndo(record)) {
    reopen(record);
  } else if (endedStates.has(record.state)) {
    throw refuse(record, 'cancelled');
  }
  if (!isLeased(record, now)) {
    return withEvents(record, ...startCancelling(record, by, now));
  }
  record.request = { name: 'cancel', by };
  return withEvents(record, {
    type: 'note',
    by,
    message: 'Asked to cancel; the step under way stops before its next act.',
  });
}

function choose(
  record: OperationRecord,
  { stepId, choice, title }: Extract<Verb, { name: 'choose' }>,
  by: string,
  now: number,
): Decision {
  const step = currentStep(record);
  if (
    record.request ||
    !step ||
    step.id !== stepId ||
    endedStates.has(record.state)
  ) {
    throw refuse(record, 'moved by this choice any more');
  }
  const offered = step.choices.find(({ id }) => id === choice);
  const isAnother = title !== undefined && offered?.title !== title;
  if (step.state !== 'blocked' || !offered || isAnother) {
    throw new ConflictError(
      `Step "${step.title}" does not offer this choice any more. Look at the operation again.`,
    );
  }
  const chosen: NewEvent = {
    type: 'chosen',
    by,
    stepId,
    message: `Chose: ${offered.title}.`,
  };
  if (choice === 'cancel' && record.state !== 'cancelling') {
    const cancelled = cancel(record, by, now);
    return cancelled && withEvents(record, chosen, ...cancelled.events);
  }
  step.said = undefined;
  if (step.stuck) {
    step.failures = 0;
    step.failingSince = undefined;
    enter(record, 'running');
    if (choice !== 'leave') {
      checkAt(record, now);
      return withEvents(record, chosen);
    }
    step.undone = true;
    step.state = 'cancelled';
    return withEvents(record, chosen, ...continueUndoing(record, now));
  }
  step.chosen = {
    id: choice,
    title: offered.title,
    by,
    at: new Date(now).toISOString(),
  };
  enter(record, 'running');
  checkAt(record, now);
  return withEvents(record, chosen);
}
