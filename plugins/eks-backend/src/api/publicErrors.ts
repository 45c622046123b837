import {
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Problem } from '@xkf/backstage-plugin-eks-common';
import { AwsReadError } from '../aws';
import { ClusterUnreadableError } from '../kubernetes';

const publicNames = new Set([
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'ServiceUnavailableError',
]);

/** The error that tells a caller about a problem; its message is the problem's sentence. */
export function errorFrom({ kind, message }: Problem): Error {
  switch (kind) {
    case 'access-denied':
      return new NotAllowedError(message);
    case 'not-found':
      return new NotFoundError(message);
    default:
      return new ServiceUnavailableError(message);
  }
}

/** Stands for a failure whose text is not for the caller. */
export class UnexpectedError extends Error {
  name = 'Error';

  constructor() {
    super(
      'The portal failed to answer. The backend log has the cause; try again, and tell whoever runs the portal if it stays.',
    );
  }
}

/** What a caller, and the audit record, may be told about an error. */
export function toPublicError(error: unknown): Error {
  if (
    error instanceof AwsReadError ||
    error instanceof ClusterUnreadableError
  ) {
    return errorFrom(error.problem);
  }
  return isError(error) && publicNames.has(error.name)
    ? error
    : new UnexpectedError();
}
