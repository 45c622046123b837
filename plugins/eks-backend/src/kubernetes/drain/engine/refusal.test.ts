import { ApiStatusError } from '../../connections';
import { refusalOf } from './refusal';

function error(code: number, status: object | string, retryAfter?: string) {
  return new ApiStatusError(
    code,
    retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    typeof status === 'string' ? status : JSON.stringify(status),
  );
}

const cause = (reason: string, message = '') => ({
  message: "Cannot evict pod as it would violate the pod's disruption budget.",
  details: { causes: [{ reason, message }] },
});

describe('refusalOf', () => {
  it.each([
    ['404', error(404, {}), { is: 'gone' }],
    [
      '429 of a budget',
      error(429, cause('DisruptionBudget', 'needs 2 and has 2')),
      { is: 'budget', cause: 'needs 2 and has 2' },
    ],
    [
      '429 of a budget that changed',
      error(429, cause('DisruptionBudget', 'is being processed'), '10'),
      { is: 'budget', cause: 'is being processed', retryAfterMs: 10_000 },
    ],
    [
      '429 of priority and fairness',
      error(429, 'Too many requests, please try again later.', '3'),
      { is: 'throttled', retryAfterMs: 3_000 },
    ],
    [
      '429 without a word',
      error(429, ''),
      { is: 'throttled', retryAfterMs: 1_000 },
    ],
    [
      'a Retry-After of hours',
      error(429, '', '86400'),
      { is: 'throttled', retryAfterMs: 60_000 },
    ],
    [
      'a Retry-After that is a date',
      error(429, '', 'Wed, 21 Oct 2026 07:28:00 GMT'),
      { is: 'throttled', retryAfterMs: 1_000 },
    ],
    [
      '409 of the budget',
      error(409, { details: { kind: 'poddisruptionbudgets' } }),
      { is: 'budget-conflict' },
    ],
    [
      '409 of the pod',
      error(409, { details: { kind: 'Pod' } }),
      { is: 'conflict' },
    ],
    [
      '403 of a namespace that ends',
      error(403, cause('NamespaceTerminating')),
      { is: 'namespace-ending' },
    ],
    [
      '403 for want of a right',
      error(403, {
        message: 'User "x" cannot create resource "pods/eviction"',
      }),
      { is: 'forbidden' },
    ],
    [
      '403 of a webhook',
      error(403, { message: 'admission webhook "w"\n denied it' }),
      { is: 'denied', message: 'admission webhook "w" denied it' },
    ],
    [
      '500 for two budgets',
      error(500, { message: 'This pod has more than one PodDisruptionBudget' }),
      { is: 'overlap' },
    ],
    [
      '500 of a webhook',
      error(500, { message: 'failed calling webhook "w"' }),
      { is: 'denied', message: 'failed calling webhook "w"' },
    ],
    ['500', error(500, 'oops'), { is: 'server-error', status: 500 }],
    [
      '503 with Retry-After',
      error(503, 'null', '1'),
      { is: 'server-error', status: 503, retryAfterMs: 1_000 },
    ],
  ])('tells %s', (_, answer, expected) => {
    expect(refusalOf(answer)).toEqual(expected);
  });

  it('quotes no more than a few lines', () => {
    const refusal = refusalOf(error(400, { message: 'x'.repeat(5_000) }));
    expect(JSON.stringify(refusal).length).toBeLessThan(400);
  });
});
