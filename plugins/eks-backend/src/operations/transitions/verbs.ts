import { ConflictError } from '@backstage/errors';
import {
  endedStates,
  OperationActionName,
} from '@xkf/backstage-plugin-eks-common';
import { currentStep, isLeased, NewEvent, OperationRecord } from '../record';
import { Decision } from '../store/OperationStore';
import { leaveActs } from './acting';
import {
  ApprovalTerms,
  approve,
  askAgain,
  hasBegun,
  isApprovalTooOld,
  requireApprover,
} from './approving';
import { choose, Choosing } from './choosing';
import { pause } from './outcomes';
import { checkAt, enter, reopen, withEvents } from './stating';
import { hasUndo, startCancelling } from './undoing';
import { refusal } from './words';

/** What a person wants of an operation. */
export type Verb =
  { name: OperationActionName } | ({ name: 'choose' } & Choosing);

/**
 * The operation after a person's word; undefined where it is so already.
 * @throws ConflictError when its state does not allow it, with the state in words
 * @throws NotAllowedError for approving what one asked for oneself
 */
export function applyVerb(
  record: OperationRecord,
  verb: Verb,
  by: string,
  now: number,
  terms: ApprovalTerms,
): Decision {
  switch (verb.name) {
    case 'approve':
      return approveWhenAsked(record, by, now);
    case 'pause':
      return requestPause(record, by, now);
    case 'resume':
      return resume(record, by, now, terms);
    case 'retry':
      return retry(record, by, now, terms);
    case 'cancel':
      return cancel(record, by, now);
    default:
      return choose(record, verb, by, now, () => cancel(record, by, now));
  }
}

function approveWhenAsked(
  record: OperationRecord,
  by: string,
  now: number,
): Decision {
  requireApprover(record, by);
  if (record.approval.by) return undefined;
  if (record.state !== 'needs-approval' || record.request) {
    throw refusal(record, 'approved');
  }
  const { until } = record.approval;
  if (until && Date.parse(until) <= now) {
    throw new ConflictError(
      'The request for approval has lapsed, because nobody decided in time. Plan the operation again, or try it again where it had failed.',
    );
  }
  return approve(record, by, now);
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
    throw refusal(record, 'paused');
  }
  if (!isLeased(record, now)) {
    return withEvents(record, ...leaveRun(record), ...pause(record, by));
  }
  record.request = { name: 'pause', by };
  return withEvents(record, {
    type: 'note',
    by,
    message: 'Asked for a pause; the step under way stops before its next act.',
  });
}

/** Nobody takes over any more what a lost process left behind. */
function leaveRun(record: OperationRecord): NewEvent[] {
  record.lease = undefined;
  return leaveActs(record);
}

function resume(
  record: OperationRecord,
  by: string,
  now: number,
  terms: ApprovalTerms,
): Decision {
  if (record.request?.name === 'pause') {
    record.request = undefined;
  } else if (record.state === 'paused') {
    if (!hasBegun(record) && isApprovalTooOld(record, now, terms)) {
      return withEvents(record, ...askAgain(record, by, now, terms));
    }
    const step = currentStep(record);
    if (step) step.said = undefined;
    enter(record, 'running');
    checkAt(record, now);
  } else {
    throw refusal(record, 'resumed');
  }
  return withEvents(record, {
    type: 'state',
    by,
    message: 'Resumed the operation.',
  });
}

function retry(
  record: OperationRecord,
  by: string,
  now: number,
  terms: ApprovalTerms,
): Decision {
  const step = currentStep(record);
  const isIdle = step?.state === 'waiting' || step?.state === 'blocked';
  const canRetry =
    record.state === 'failed' ||
    record.state === 'waiting' ||
    record.state === 'blocked' ||
    (record.state === 'cancelling' && isIdle);
  if (!step || !canRetry || record.request) throw refusal(record, 'retried');
  step.failures = 0;
  step.failingSince = undefined;
  step.said = undefined;
  if (record.state === 'failed') {
    reopen(record);
    if (isApprovalTooOld(record, now, terms)) {
      return withEvents(record, ...askAgain(record, by, now, terms));
    }
    step.endedAt = undefined;
  }
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
    throw refusal(record, 'cancelled');
  }
  if (!isLeased(record, now)) {
    return withEvents(
      record,
      ...leaveRun(record),
      ...startCancelling(record, by, now),
    );
  }
  record.request = { name: 'cancel', by };
  return withEvents(record, {
    type: 'note',
    by,
    message: 'Asked to cancel; the step under way stops before its next act.',
  });
}
