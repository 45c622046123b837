import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { HostRights } from './ensure';
import { HostFailure } from './http';

/** Which right of the host a verb needs. */
export type Purpose = keyof HostRights;

/** What was attempted when it failed. */
export interface Attempt {
  /** Host with port, such as `github.com`. */
  host: string;
  /** Such as `acme/xkf`. */
  repository: string;
  /** What a missing right is called there, such as `Contents: write`. */
  right: string;
}

/**
 * The one place where failures of Git hosts become errors for callers. The
 * sentences name host, repository and remedy; a host's own words are quoted
 * only where they say which rule forbids something.
 */
export function problemOf(failure: HostFailure, attempt: Attempt): Error {
  const { host, repository, right } = attempt;
  const where = `${repository} on ${host}`;
  const says = failure.words ? ` The host says: ${failure.words}` : '';
  switch (failure.reason) {
    case 'no-credentials':
      return new NotAllowedError(
        `There are no credentials for ${where}: the configured app is not installed there, or its identity is not accepted. Check the host's entry under integrations.`,
      );
    case 'unauthorized':
      return new NotAllowedError(
        `${host} does not accept the portal's credentials for ${repository}: the token is expired, revoked or mistyped. Renew it under integrations; it needs ${right}.`,
      );
    case 'sign-in':
      return new NotAllowedError(
        `${host} answers with its sign-in page instead of ${repository}: the token is expired or not accepted. Renew it under integrations; it needs ${right}.`,
      );
    case 'forbidden':
      return new NotAllowedError(
        `The portal may not do this in ${where}. Its credentials need ${right}.${says}`,
      );
    case 'missing':
      return failure.write
        ? new NotAllowedError(
            `${where} was not found while writing. For a write this usually means a missing permission: the credentials need ${right}.`,
          )
        : new NotFoundError(
            `${where}, or what was asked for in it, was not found. A private repository looks like this too when the credentials lack ${right}.`,
          );
    case 'moved':
      return new NotFoundError(
        `${where} is at another address now. Correct the URL of the repository in the configuration.`,
      );
    case 'refused':
      return new ConflictError(`${where} refuses the change.${says}`);
    case 'too-large':
      return new ConflictError(
        `The answer about ${where} is larger than the portal reads.`,
      );
    case 'limited':
      return new ServiceUnavailableError(
        `${host} takes no more requests for ${repository} now: the rate limit is used up. ${whenAgain(failure)}`,
      );
    case 'server':
      return new ServiceUnavailableError(
        `${host} answered for ${repository} with an error of its own (HTTP ${failure.status}). ${whenAgain(failure)}`,
      );
    case 'network':
      return new ServiceUnavailableError(
        `${host} cannot be reached for ${repository}. Check the network path from the portal; try again in a minute.`,
      );
    case 'timeout':
      return new ServiceUnavailableError(
        `${host} did not answer for ${repository} in time. Try again in a minute.`,
      );
    case 'cut-off':
      return new ServiceUnavailableError(
        `The answer of ${host} for ${repository} was cut off. Try again in a minute.`,
      );
    default:
      return new ServiceUnavailableError(
        `The answer of ${host} for ${repository} was not understood. Check that the address under integrations is the one of its API, then try again.`,
      );
  }
}

function whenAgain({ retryAfterMs }: HostFailure): string {
  if (retryAfterMs === undefined) return 'Try again in a minute.';
  const seconds = Math.ceil(retryAfterMs / 1000);
  return seconds < 120
    ? `Try again in ${seconds} s.`
    : `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}
