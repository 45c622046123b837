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
