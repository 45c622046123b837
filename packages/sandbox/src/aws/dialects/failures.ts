import type { Dialect } from '../service';

/** Codes of services with a JSON protocol. */
export const JSON_FAILURES: Dialect['failures'] = {
  'missing-authentication': {
    code: 'MissingAuthenticationTokenException',
    status: 400,
  },
  'unknown-key': { code: 'UnrecognizedClientException', status: 400 },
  'wrong-signature': { code: 'InvalidSignatureException', status: 400 },
  'expired-token': { code: 'ExpiredTokenException', status: 400 },
  'access-denied': { code: 'AccessDeniedException', status: 400 },
  throttled: { code: 'ThrottlingException', status: 400 },
  'server-error': { code: 'InternalServerError', status: 500 },
  'not-found': { code: 'ResourceNotFoundException', status: 400 },
  'unknown-operation': { code: 'UnknownOperationException', status: 400 },
};

/** Codes of services with the query protocol. */
export const QUERY_FAILURES: Dialect['failures'] = {
  'missing-authentication': { code: 'MissingAuthenticationToken', status: 403 },
  'unknown-key': { code: 'InvalidClientTokenId', status: 403 },
  'wrong-signature': { code: 'SignatureDoesNotMatch', status: 403 },
  'expired-token': { code: 'ExpiredToken', status: 403 },
  'access-denied': { code: 'AccessDenied', status: 403 },
  throttled: { code: 'Throttling', status: 400 },
  'server-error': { code: 'ServiceFailure', status: 500 },
  'not-found': { code: 'NoSuchEntity', status: 404 },
  'unknown-operation': { code: 'InvalidAction', status: 400 },
};

/** Codes of EC2. */
export const EC2_FAILURES: Dialect['failures'] = {
  'missing-authentication': { code: 'MissingParameter', status: 400 },
  'unknown-key': { code: 'AuthFailure', status: 401 },
  'wrong-signature': { code: 'AuthFailure', status: 401 },
  'expired-token': { code: 'RequestExpired', status: 400 },
  'access-denied': { code: 'UnauthorizedOperation', status: 403 },
  throttled: { code: 'RequestLimitExceeded', status: 503 },
  'server-error': { code: 'InternalError', status: 500 },
  'not-found': { code: 'InvalidParameterValue', status: 400 },
  'unknown-operation': { code: 'InvalidAction', status: 400 },
};

/** Codes of EKS. */
export const EKS_FAILURES: Dialect['failures'] = {
  'missing-authentication': {
    code: 'MissingAuthenticationTokenException',
    status: 403,
  },
  'unknown-key': { code: 'UnrecognizedClientException', status: 403 },
  'wrong-signature': { code: 'InvalidSignatureException', status: 403 },
  'expired-token': { code: 'ExpiredTokenException', status: 403 },
  'access-denied': { code: 'AccessDeniedException', status: 403 },
  throttled: { code: 'ThrottlingException', status: 429 },
  'server-error': { code: 'ServerException', status: 500 },
  'not-found': { code: 'ResourceNotFoundException', status: 404 },
  'unknown-operation': { code: 'UnknownOperationException', status: 404 },
};
