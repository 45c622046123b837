import { ResponseError } from '@backstage/errors';
import { endpoints } from '@xkf/backstage-plugin-eks-common';
import { failureOf, isWorthRetrying } from './failure';

async function answer(status: number) {
  const body = {
    error: { name: 'SomeError', message: 'A sentence.' },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}

describe('failureOf', () => {
  it.each([
    [400, 'refused', false],
    [401, 'unauthenticated', false],
    [403, 'forbidden', false],
    [404, 'not-found', false],
    [429, 'unavailable', true],
    [500, 'unknown', true],
    [503, 'unavailable', true],
  ])('reads a %s answer as %s', async (status, kind, worthRetrying) => {
    const error = await answer(status);
    expect(failureOf(error)).toEqual({ kind, message: 'A sentence.' });
    expect(isWorthRetrying(error)).toBe(worthRetrying);
  });

  it('tells an answer of another version from a backend that is away', () => {
    const { error } = endpoints.getScanStatus.response.safeParse({});
    expect(failureOf(error).kind).toBe('mismatch');
    expect(isWorthRetrying(error)).toBe(false);
    const away = new TypeError('Failed to fetch');
    expect(failureOf(away).kind).toBe('offline');
    expect(isWorthRetrying(away)).toBe(true);
  });
});
