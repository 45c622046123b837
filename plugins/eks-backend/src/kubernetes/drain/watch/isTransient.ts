import { ProblemKind } from '@xkf/backstage-plugin-eks-common';
import { ClusterUnreadableError } from '../../problems';

/** What passes by itself, such as a control plane that is being updated. */
const TRANSIENT: readonly ProblemKind[] = [
  'unreachable',
  'timeout',
  'tls',
  'throttled',
  'server-error',
];

/** Whether waiting helps against a failure; missing rights need a person. */
export function isTransient(error: unknown): error is ClusterUnreadableError {
  return (
    error instanceof ClusterUnreadableError &&
    TRANSIENT.includes(error.problem.kind)
  );
}
