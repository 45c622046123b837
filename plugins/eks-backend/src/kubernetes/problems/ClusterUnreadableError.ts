import { ServiceUnavailableError } from '@backstage/errors';
import { Problem } from '@xkf/backstage-plugin-eks-common';

/**
 * A cluster's Kubernetes API could not be read. The caller was allowed to ask;
 * it is the portal that got no answer, hence the status 503. The message is a
 * sentence for people and carries neither token nor upstream body.
 */
export class ClusterUnreadableError extends ServiceUnavailableError {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}
