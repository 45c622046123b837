import { ConflictError } from '@backstage/errors';
import { OperationState } from '@xkf/backstage-plugin-eks-common';
import { OperationRecord } from '../record';

/** What an operation or a step does, after its name. */
export const stateInWords: Record<OperationState, string> = {
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

/** Why an operation cannot do what somebody wants of it. */
export function refusal(record: OperationRecord, what: string): ConflictError {
  const { request, state } = record;
  const words = request
    ? `is about to be ${request.name === 'pause' ? 'paused' : 'cancelled'}, as ${request.by} asked`
    : stateInWords[state];
  return new ConflictError(
    `The operation cannot be ${what}, because it ${words}.`,
  );
}
