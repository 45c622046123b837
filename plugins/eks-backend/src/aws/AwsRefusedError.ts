import { ConflictError } from '@backstage/errors';

/**
 * AWS understood a change and does not make it: the request does not fit the
 * state of what it is about. Asking again with the same input changes nothing.
 */
export class AwsRefusedError extends ConflictError {
  constructor(
    /** Name of AWS's exception, such as `InvalidRequestException`. */
    readonly code: string,
    /** AWS's own words. */
    readonly awsMessage: string,
  ) {
    super(`AWS refused it: ${awsMessage}`);
  }
}
