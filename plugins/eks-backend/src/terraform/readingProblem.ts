import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import { Problem, ProblemKind } from '@xkf/backstage-plugin-eks-common';

const kinds: ReadonlyMap<string, ProblemKind> = new Map([
  ['NotAllowedError', 'access-denied'],
  ['NotFoundError', 'not-found'],
  ['ServiceUnavailableError', 'unreachable'],
  ['InputError', 'not-found'],
  ['ConflictError', 'unknown'],
]);

/**
 * Why something could not be read from a Git host. Errors of the Git port have
 * messages for people; others have not, and go to the log.
 * @param what - such as the address of a repository
 */
export function readingProblem(
  error: unknown,
  what: string,
  logger: LoggerService,
): Problem {
  const kind = isError(error) ? kinds.get(error.name) : undefined;
  if (kind && isError(error)) return { kind, message: error.message };
  logger.error(`Reading ${what} failed`, toError(error));
  return {
    kind: 'unknown',
    message: `Reading ${what} failed inside the portal. The backend log has the details.`,
  };
}
