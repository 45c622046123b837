import { CustomErrorBase } from '@backstage/errors';
import { Problem } from '@xkf/backstage-plugin-eks-common';

/** A call to AWS failed; `problem` says why, in words. */
export class AwsReadError extends CustomErrorBase {
  name = 'AwsReadError' as const;

  constructor(
    readonly problem: Problem,
    cause: unknown,
  ) {
    super(problem.message, cause);
  }
}

/** The credentials of an account lead into another one, so nothing read is its own. */
export class WrongAccountError extends AwsReadError {
  constructor(expected: string, actual: string) {
    super(
      {
        kind: 'access-denied',
        message: `The credentials for account ${expected} lead into account ${actual}. Correct the aws section of the configuration.`,
      },
      undefined,
    );
  }
}
