import { NotAllowedError } from '@backstage/errors';
import { problemSchema } from '@xkf/backstage-plugin-eks-common';
import { ClusterUnreadableError } from './ClusterUnreadableError';
import { problemOf } from './problemOf';

const SECRET = 'k8s-aws-v1.c2VjcmV0';

const attempt = {
  cluster: {
    arn: 'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
    accountId: '111111111111',
    region: 'eu-west-1',
    clusterName: 'dev-eks1',
    endpoint: 'https://abc.gr7.eu-west-1.eks.amazonaws.com',
  },
  permission: 'list nodes',
  connectTimeoutMs: 3_000,
  requestTimeoutMs: 10_000,
};

function apiException(code: number) {
  return Object.assign(new Error(`Body: ${SECRET}`), {
    code,
    body: `{"message":"${SECRET}"}`,
    headers: { authorization: SECRET },
  });
}

function fetchFailed(...codes: string[]) {
  const causes = codes.map(code => Object.assign(new Error(SECRET), { code }));
  const [first] = causes;
  const cause =
    causes.length > 1 ? Object.assign(new AggregateError(causes), {}) : first;
  return new TypeError('fetch failed', { cause });
}

describe('problemOf', () => {
  it.each([
    [401, 'access-denied', /does not know the portal's identity/],
    [403, 'access-denied', /may not list nodes in dev-eks1/],
    [404, 'not-found', /does not offer/],
    [429, 'throttled', /too many requests/],
    [500, 'server-error', /HTTP 500/],
    [503, 'server-error', /HTTP 503/],
    [422, 'unknown', /HTTP 422/],
  ])('HTTP %i is %s', (status, kind, words) => {
    const problem = problemOf(apiException(status), attempt);
    expect(problem).toMatchObject({
      kind,
      message: expect.stringMatching(words),
    });
    expect(problem.permission).toBe(status === 403 ? 'list nodes' : undefined);
  });

  it.each([
    [fetchFailed('ECONNREFUSED'), 'unreachable', /does not take connections/],
    [fetchFailed('ECONNREFUSED', 'ENETUNREACH'), 'unreachable', /connections/],
    [fetchFailed('UND_ERR_SOCKET'), 'unreachable', /connections/],
    [fetchFailed('ENOTFOUND'), 'unreachable', /cannot be resolved/],
    [fetchFailed('UND_ERR_CONNECT_TIMEOUT'), 'unreachable', /within 3 s/],
    [fetchFailed('UND_ERR_HEADERS_TIMEOUT'), 'timeout', /within 10 s/],
    [new DOMException('', 'TimeoutError'), 'timeout', /within 10 s/],
    [fetchFailed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls', /certificate/],
    [fetchFailed('SELF_SIGNED_CERT_IN_CHAIN'), 'tls', /certificate/],
    [fetchFailed('CERT_HAS_EXPIRED'), 'tls', /certificate/],
    [fetchFailed('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls', /certificate/],
    [new Error(SECRET), 'unknown', /does not know/],
    ['text', 'unknown', /does not know/],
    [undefined, 'unknown', /does not know/],
  ])('%s is %s', (error, kind, words) => {
    expect(problemOf(error, attempt)).toEqual({
      kind,
      message: expect.stringMatching(words),
    });
  });

  it('keeps the sentence with which an access provider refuses', () => {
    const refusal = new NotAllowedError('AWS does not let the portal in.');
    expect(problemOf(refusal, attempt)).toEqual({
      kind: 'access-denied',
      message: 'AWS does not let the portal in.',
    });
  });

  it('passes a problem on as it is', () => {
    const problem = { kind: 'tls' as const, message: 'No.' };
    expect(problemOf(new ClusterUnreadableError(problem), attempt)).toBe(
      problem,
    );
  });

  it('quotes nothing of what the API server or the network said', () => {
    const errors = [400, 401, 403, 404, 429, 500].map(apiException);
    for (const error of [...errors, fetchFailed('EPIPE'), new Error(SECRET)]) {
      const problem = problemSchema.parse(problemOf(error, attempt));
      expect(JSON.stringify(problem)).not.toContain(SECRET);
    }
  });
});
