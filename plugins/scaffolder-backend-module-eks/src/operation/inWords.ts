import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ResponseError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';

const kinds = new Map<number, new (message: string, cause?: Error) => Error>([
  [400, InputError],
  [401, AuthenticationError],
  [403, NotAllowedError],
  [404, NotFoundError],
  [409, ConflictError],
  [501, NotImplementedError],
]);

/**
 * The error with the backend's own sentence as its message, since that is what
 * the page of a task shows.
 */
export function inWords(error: unknown): Error {
  if (!(error instanceof ResponseError)) return toError(error);
  const Kind = kinds.get(error.statusCode) ?? ServiceUnavailableError;
  return new Kind(error.body.error.message);
}

/**
 * The error with which an action ends. The log of a task shows its stack, so one
 * whose message is a sentence for people has none; a defect keeps it.
 */
export function asOutcome(error: unknown): Error {
  const outcome = inWords(error);
  const isSaid = [...kinds.values(), ServiceUnavailableError].some(
    Kind => outcome instanceof Kind,
  );
  if (isSaid) outcome.stack = `${outcome.name}: ${outcome.message}`;
  return outcome;
}

/** Whether the backend refused because something else came first. */
export function isConflict(error: unknown): boolean {
  return inWords(error).name === ConflictError.name;
}

/** Whether the credentials have ended, or are none. */
export function isUnauthenticated(error: unknown): boolean {
  return inWords(error).name === AuthenticationError.name;
}

/**
 * Whether the same question may be answered later: the backend could not be
 * reached, was busy, or failed by itself.
 */
export function isPassing(error: unknown): boolean {
  // What `fetch` throws when there is no connection.
  if (error instanceof TypeError) return true;
  return inWords(error).name === ServiceUnavailableError.name;
}
