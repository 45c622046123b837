import { setTimeout as delay } from 'node:timers/promises';
import { AwsFailureError } from '../aws/error';
import type { Identity } from '../aws/signature/Credentials';
import { untilAborted } from '../net/gone';
import type { FaultTarget } from './fault';
import type { Faults } from './Faults';

function resourceOf(target: FaultTarget): string {
  const { service, region, account, cluster } = target;
  return service === 'eks'
    ? `arn:aws:eks:${region}:${account}:cluster/${cluster ?? '*'}`
    : '*';
}

/**
 * Applies the faults that strike an AWS request: waits, hangs, or fails.
 *
 * @param signal - ends the waiting when the client or the sandbox goes away
 * @throws AwsFailureError
 */
export async function applyAwsFaults(
  faults: Faults,
  target: FaultTarget,
  identity: Identity,
  signal: AbortSignal,
): Promise<void> {
  for (const fault of faults.strike(target)) {
    switch (fault.effect) {
      case 'latency':
        await delay(fault.milliseconds, undefined, { signal });
        break;
      case 'hang':
        await untilAborted(signal);
        break;
      case 'access-denied':
        throw new AwsFailureError(
          'access-denied',
          `User: ${identity.arn} is not authorized to perform: ${target.service}:${target.operation} on resource: ${resourceOf(target)}`,
        );
      case 'throttle':
        throw new AwsFailureError(
          'throttled',
          target.service === 'ec2'
            ? 'Request limit exceeded.'
            : 'Rate exceeded',
        );
      case 'expired-token':
        throw new AwsFailureError(
          'expired-token',
          'The security token included in the request is expired',
        );
      case 'not-found':
        throw new AwsFailureError(
          'not-found',
          target.cluster
            ? `No cluster found for name: ${target.cluster}.`
            : 'The resource does not exist.',
        );
      case 'server-error':
        throw new AwsFailureError(
          'server-error',
          'An internal error has occurred',
          fault.status,
        );
      default:
        break;
    }
  }
}
