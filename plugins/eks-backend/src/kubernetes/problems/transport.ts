import { ProblemKind } from '@xkf/backstage-plugin-eks-common';

/** Codes of Node's TLS layer, which OpenSSL's verification results name. */
const TLS_CODES =
  /^(ERR_TLS|ERR_SSL|EPROTO$|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERROR_IN_CERT|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH)/;
const DNS_CODES = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'EAI_FAIL'];
const CONNECT_TIMEOUT_CODES = ['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'];
const TIMEOUT_CODES = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];
const CONNECTION_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EPIPE',
  'UND_ERR_SOCKET',
];

/** How a request failed before any answer of the API server was read. */
export interface TransportFailure {
  kind: Extract<ProblemKind, 'tls' | 'unreachable' | 'timeout'>;
  reason: 'certificate' | 'dns' | 'connect-timeout' | 'connection' | 'answer';
}

/** @returns undefined when the error is not one of the network. */
export function transportFailureOf(
  error: unknown,
): TransportFailure | undefined {
  for (const cause of causesOf(error)) {
    if (cause.name === 'TimeoutError') {
      return { kind: 'timeout', reason: 'answer' };
    }
    const code = 'code' in cause ? String(cause.code) : '';
    if (TLS_CODES.test(code)) return { kind: 'tls', reason: 'certificate' };
    if (DNS_CODES.includes(code)) return { kind: 'unreachable', reason: 'dns' };
    if (TIMEOUT_CODES.includes(code)) {
      return { kind: 'timeout', reason: 'answer' };
    }
    if (CONNECT_TIMEOUT_CODES.includes(code)) {
      return { kind: 'unreachable', reason: 'connect-timeout' };
    }
    if (CONNECTION_CODES.includes(code)) {
      return { kind: 'unreachable', reason: 'connection' };
    }
  }
  return undefined;
}

/** The error, its causes, and the single attempts of an AggregateError. */
function causesOf(error: unknown, depth = 0): Error[] {
  if (!isErrorLike(error) || depth > 5) return [];
  const attempts =
    'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return [
    error,
    ...causesOf(error.cause, depth + 1),
    ...attempts.flatMap(attempt => causesOf(attempt, depth + 1)),
  ];
}

/** DOMException and errors of another realm are errors without `instanceof`. */
function isErrorLike(value: unknown): value is Error {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'message' in value
  );
}
