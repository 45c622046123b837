import { timingSafeEqual } from 'node:crypto';
import { AwsFailureError } from '../error';
import type { AwsRequest } from '../request';
import {
  type CredentialScope,
  parseScope,
  sha256,
  signatureOf,
} from './canonical';
import type { Credentials, Identity } from './Credentials';

const MAX_SKEW = 15 * 60 * 1000;

/** The signature of a request before it is verified. */
export interface Authorization {
  scope: CredentialScope;
  signedHeaders: string[];
  signature: string;
  /** `20261124T083000Z`. */
  time: string;
  sessionToken: string | undefined;
  /** `X-Amz-Expires` of a presigned URL, NaN where it is missing; undefined for a header signature. */
  expiresIn: number | undefined;
}

/** `20261124T083000Z` as a date; NaN time when it is not of this form. */
export function parseTime(time: string): Date {
  return new Date(
    time.replace(
      /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    ),
  );
}

function presigned(request: AwsRequest): Authorization | undefined {
  const { query } = request;
  const scope = parseScope(query.get('X-Amz-Credential') ?? '');
  return (
    scope && {
      scope,
      signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
      signature: query.get('X-Amz-Signature') ?? '',
      time: query.get('X-Amz-Date') ?? '',
      sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
      expiresIn: Number(query.get('X-Amz-Expires') ?? 'none'),
    }
  );
}

/** Reads the signature of a request from its header or its query; undefined if it carries none. */
export function authorizationOf(
  request: AwsRequest,
): Authorization | undefined {
  const header = request.headers.authorization;
  if (!header) {
    return presigned(request);
  }
  const part = (name: string) =>
    new RegExp(`${name}=([^,\\s]+)`).exec(header)?.[1] ?? '';
  const scope = parseScope(part('Credential'));
  return header.startsWith('AWS4-HMAC-SHA256 ') && scope
    ? {
        scope,
        signedHeaders: part('SignedHeaders').split(';'),
        signature: part('Signature'),
        time: request.headers['x-amz-date'] ?? '',
        sessionToken: request.headers['x-amz-security-token'],
        expiresIn: undefined,
      }
    : undefined;
}

function same(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * STS takes a presigned URL for 15 minutes whatever it says in `X-Amz-Expires`; tokens of EKS count on it.
 */
function checkTime({ time, expiresIn }: Authorization): void {
  const age = Date.now() - parseTime(time).getTime();
  if (Math.abs(age) <= MAX_SKEW) {
    return;
  }
  if (expiresIn === undefined) {
    throw new AwsFailureError(
      'wrong-signature',
      `Signature expired: ${time} is not within 15 minutes of the current time`,
    );
  }
  throw new AwsFailureError('expired-token', 'Request has expired');
}

/**
 * Verifies the signature of a request for real, with the wall clock.
 *
 * @returns who signed it
 * @throws AwsFailureError when the key is unknown or has expired, or the signature is wrong or too old
 */
export function verify(
  request: AwsRequest,
  authorization: Authorization,
  credentials: Credentials,
): Identity {
  const { scope, signedHeaders, time } = authorization;
  const key = credentials.find(scope.accessKeyId);
  if (!key) {
    throw new AwsFailureError(
      'unknown-key',
      'The security token included in the request is invalid.',
    );
  }
  checkTime(authorization);
  const payloadHash = sha256(request.body);
  const claimed = request.headers['x-amz-content-sha256'];
  const expected = signatureOf(
    { ...request, signedHeaders, payloadHash },
    scope,
    time,
    key.secretAccessKey,
  );
  const wrongPayload = claimed !== undefined && claimed !== payloadHash;
  if (
    wrongPayload ||
    !signedHeaders.includes('host') ||
    !same(expected, authorization.signature) ||
    time.slice(0, 8) !== scope.date
  ) {
    throw new AwsFailureError(
      'wrong-signature',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  if (key.expiration && key.expiration.getTime() <= Date.now()) {
    throw new AwsFailureError(
      'expired-token',
      'The security token included in the request is expired',
    );
  }
  if (
    key.sessionToken !== undefined &&
    !same(key.sessionToken, authorization.sessionToken ?? '')
  ) {
    throw new AwsFailureError(
      'unknown-key',
      'The security token included in the request is invalid.',
    );
  }
  return key.identity;
}
