import { setTimeout as delay } from 'node:timers/promises';
import { GitHubError } from '../git/errors';
import { untilAborted } from '../net/gone';
import type { Fault } from './fault';
import type { Faults } from './Faults';

/** The page that a gateway shows instead of the API when a session has expired. */
export class SignInPageError extends Error {
  override readonly name = 'SignInPageError';
  readonly page =
    '<!DOCTYPE html><html lang="en"><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>';
}

function refusalOf(fault: Fault): Error | undefined {
  switch (fault.effect) {
    case 'access-denied':
      return new GitHubError(403, 'Resource not accessible by integration');
    case 'throttle':
      return new GitHubError(
        fault.status ?? 429,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        undefined,
        { 'retry-after': String(fault.retryAfterSeconds ?? 1) },
      );
    case 'expired-token':
    case 'unauthorized':
      return new GitHubError(401, 'Bad credentials');
    case 'not-found':
      return new GitHubError(404, 'Not Found');
    case 'server-error':
      return new GitHubError(fault.status, 'Server Error');
    case 'html':
      return new SignInPageError();
    default:
      return undefined;
  }
}

/**
 * Applies the faults that strike a request to the Git host: waits, hangs, or fails.
 *
 * @param signal - ends the waiting when the client or the sandbox goes away
 * @throws GitHubError or SignInPageError
 */
export async function applyGitHubFaults(
  faults: Faults,
  target: { operation: string; repository: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  const struck = faults.strike({
    ...target,
    service: 'github',
    account: '',
    region: '',
    cluster: undefined,
  });
  for (const fault of struck) {
    if (fault.effect === 'latency') {
      await delay(fault.milliseconds, undefined, { signal });
    } else if (fault.effect === 'hang') {
      await untilAborted(signal);
    }
    const refusal = refusalOf(fault);
    if (refusal) {
      throw refusal;
    }
  }
}
