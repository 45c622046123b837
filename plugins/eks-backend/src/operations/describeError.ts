import { isError } from '@backstage/errors';
import { toPublicError, UnexpectedError } from '../api/publicErrors';

/** What people, and the audit record, may be told about a failure of a step. */
export function describeError(error: unknown): string {
  if (
    isError(error) &&
    (error.name === 'InterruptedError' || error.name === 'LeaseLostError')
  ) {
    return `${error.message}.`;
  }
  const shown = toPublicError(error);
  if (shown instanceof UnexpectedError) {
    return 'The portal failed at this step; its log has the cause.';
  }
  return /[.!?]$/.test(shown.message) ? shown.message : `${shown.message}.`;
}
