import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Problem } from '@xkf/backstage-plugin-eks-common';

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
