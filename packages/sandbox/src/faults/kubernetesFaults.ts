import { setTimeout as delay } from 'node:timers/promises';
import { StatusError } from '../kubernetes/api/status';
import { untilAborted } from '../net/gone';
import type { Fault } from './fault';

function statusOf(fault: Fault, refusal: string): StatusError | undefined {
  switch (fault.effect) {
    case 'unauthorized':
      return new StatusError(401, 'Unauthorized', 'Unauthorized');
    case 'access-denied':
      return new StatusError(403, 'Forbidden', refusal, {});
    case 'throttle':
      return new StatusError(
        429,
        'TooManyRequests',
        'too many requests, please try again later',
        { retryAfterSeconds: 1 },
      );
    case 'not-found':
      return new StatusError(
        404,
        'NotFound',
        'the server could not find the requested resource',
      );
    case 'server-error':
      return new StatusError(
        fault.status,
        fault.status === 503 ? 'ServiceUnavailable' : 'InternalError',
        'an error on the server has prevented the request from succeeding',
      );
    default:
      return undefined;
  }
}

/**
 * Applies the faults that strike a request to the Kubernetes API: waits, hangs, or fails.
 *
 * @param refusal - how the API says that the request is forbidden
 * @param signal - ends the waiting when the client or the sandbox goes away
 * @throws StatusError
 */
export async function applyKubernetesFaults(
  faults: Fault[],
  refusal: string,
  signal: AbortSignal,
): Promise<void> {
  for (const fault of faults) {
    if (fault.effect === 'latency') {
      await delay(fault.milliseconds, undefined, { signal });
    } else if (fault.effect === 'hang') {
      await untilAborted(signal);
    }
    const status = statusOf(fault, refusal);
    if (status) {
      throw status;
    }
  }
}
