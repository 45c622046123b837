import { NotAllowedError } from '@backstage/errors';
import { currentStep, NewEvent, OperationRecord, PORTAL } from '../record';
import { Decision } from '../store/OperationStore';
import { pauseAfter } from './backoff';
import { checkAt, end, enter, iso, withEvents } from './stating';
import { startCancelling } from './undoing';

/** How long approvals may take, and how long they hold, in milliseconds. */
export interface ApprovalTerms {
  /** A request that nobody decides for so long lapses. */
  decideWithin: number;
  /** Retried later than this after its approval, a failed operation needs another one. */
  validFor: number;
}

/** What a new request for approval adds to an operation. */
export function requestedApproval(
  requestedBy: string,
  now: number,
  { decideWithin }: ApprovalTerms,
): Pick<OperationRecord, 'state' | 'reason' | 'approval' | 'nextCheckAt'> {
  const until = now + decideWithin;
  return {
    state: 'needs-approval',
    reason: `Somebody other than ${requestedBy} must approve it.`,
    approval: { required: true, until: iso(until) },
    nextCheckAt: until,
  };
}

/** Whether what was approved once must be approved again before another try. */
export function isApprovalTooOld(
  { approval: { required, at } }: OperationRecord,
  now: number,
  { validFor }: ApprovalTerms,
): boolean {
  return required && (at === undefined || Date.parse(at) + validFor < now);
}

/** Asks for another approval, where that which is there is too old to go on with. */
export function askAgain(
  record: OperationRecord,
  by: string,
  now: number,
  terms: ApprovalTerms,
): NewEvent[] {
  const { requestedBy } = record;
  const involved = isSame(by, requestedBy)
    ? requestedBy
    : `${requestedBy} and ${by}`;
  const asked = requestedApproval(involved, now, terms);
  Object.assign(record, asked, {
    approval: { ...asked.approval, askedBy: by },
  });
  const step = currentStep(record);
  if (step && !step.startedAt) {
    step.state = 'planned';
    step.reason = undefined;
  }
  return [
    {
      type: 'state',
      by,
      stepId: step?.id,
      message:
        'Asked to go on. The last approval is too old for that, so somebody else must approve it again.',
    },
  ];
}

/** @throws NotAllowedError for who requested it, who asked to go on with it, and machines */
export function requireApprover(
  { requestedBy, approval: { askedBy } }: OperationRecord,
  by: string,
): void {
  if (isSame(by, requestedBy)) {
    throw new NotAllowedError(
      'You requested this operation, so somebody else must approve it.',
    );
  }
  if (askedBy !== undefined && isSame(by, askedBy)) {
    throw new NotAllowedError(
      'You asked to go on with this operation, so somebody else must approve it.',
    );
  }
  if (!/^user:/i.test(by)) {
    throw new NotAllowedError('Only a person can approve an operation.');
  }
}

/** Lets an operation begin, or go on. */
export function approve(
  record: OperationRecord,
  by: string,
  now: number,
): Decision {
  const { required, askedBy } = record.approval;
  record.approval = {
    required,
    by,
    at: iso(now),
    ...(askedBy && { askedBy }),
  };
  const step = currentStep(record);
  if (step?.startedAt) {
    step.endedAt = undefined;
    enter(record, 'running');
  } else {
    record.state = 'planned';
    record.reason = undefined;
  }
  checkAt(record, now);
  return withEvents(record, {
    type: 'approved',
    by,
    message: 'Approved the operation.',
  });
}

/**
 * What becomes of a request for approval when its time is over: an operation that
 * had not begun is cancelled, one that had failed stays so.
 * @returns undefined when somebody has decided meanwhile
 */
export function lapse(record: OperationRecord, now: number): Decision {
  const { state, request, approval } = record;
  if (state !== 'needs-approval') return undefined;
  if (request?.name === 'cancel') {
    return withEvents(record, ...startCancelling(record, request.by, now));
  }
  const until = approval.until ? Date.parse(approval.until) : now;
  if (until > now) {
    record.nextCheckAt = until;
    return withEvents(record);
  }
  return withEvents(
    record,
    { type: 'state', message: 'Nobody approved it in time.' },
    ...(hasBegun(record)
      ? lapseOfRetry(record, now)
      : lapseBeforeStart(record, now)),
  );
}

/** The end of a request could not be written; it still waits for an approval. */
export function postpone(record: OperationRecord, now: number): Decision {
  record.nextCheckAt = now + pauseAfter(1);
  return withEvents(record);
}

function lapseBeforeStart(record: OperationRecord, now: number): NewEvent[] {
  const events = startCancelling(record, PORTAL, now);
  record.reason =
    'Nobody approved it in time, so it never began. Plan it again if it is still wanted.';
  return events;
}

function lapseOfRetry(record: OperationRecord, now: number): NewEvent[] {
  const step = currentStep(record);
  end(record, 'failed', now);
  record.reason = [
    'Nobody approved another try in time. Try it again if it is still wanted.',
    step?.reason,
  ]
    .filter(Boolean)
    .join(' ');
  return [{ type: 'state', message: 'The operation failed.' }];
}

/** Whether a step has been run, so that there is something to go on with. */
export function hasBegun({ steps }: OperationRecord): boolean {
  return steps.some(({ startedAt }) => startedAt !== undefined);
}

/** Entity references differ in case only by accident. */
function isSame(one: string, other: string): boolean {
  return one.toLocaleLowerCase('en-US') === other.toLocaleLowerCase('en-US');
}
