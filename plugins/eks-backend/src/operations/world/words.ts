import { isError } from '@backstage/errors';
import { AwsReadError } from '../../aws';
import { ClusterUnreadableError } from '../../kubernetes';

/** Names of errors whose messages are written for people. */
const publicNames = new Set([
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'ServiceUnavailableError',
]);

/**
 * Why something could not be looked at, as sentences for people.
 * @throws the error itself when its text is not meant for them
 */
export function wordsOf(error: unknown): string {
  if (
    error instanceof AwsReadError ||
    error instanceof ClusterUnreadableError
  ) {
    return error.problem.message;
  }
  if (isError(error) && publicNames.has(error.name)) return error.message;
  throw error;
}

/** `a`, `a and b`, `a, b and c`; at most `max` of them and how many more. */
export function listed(names: readonly string[], max = 10): string {
  const shown = names.slice(0, max);
  const more = names.length - shown.length;
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** `1 node`, `3 nodes`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** A duration in the unit that says enough: `40 s`, `12 min`, `3 h`. */
export function lasting(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${Math.max(0, seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
