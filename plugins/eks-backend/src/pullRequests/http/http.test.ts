import { failureOf } from './classify';
import { defaultTrafficLimits } from './limits';
import { readPages } from './pages';
import { waitBefore } from './retries';
import { retryAfterMs } from './retryAfter';
import { hostWords } from './words';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    [{}, undefined],
    [{ 'retry-after': '5' }, 5_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after': 'Tue, 24 Nov 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${NOW / 1000 + 60}`,
      },
      60_000,
    ],
    [
      {
        'x-ratelimit-remaining': '12',
        'x-ratelimit-reset': `${NOW / 1000 + 60}`,
      },
      undefined,
    ],
    [
      { 'ratelimit-remaining': '0', 'ratelimit-reset': `${NOW / 1000 + 9}` },
      9_000,
    ],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': 'x' }, undefined],
  ])('%j: %s', (headers, expected) => {
    expect(retryAfterMs(new Headers(headers), NOW)).toBe(expected);
  });
});

describe('waitBefore', () => {
  const clock = { now: () => NOW, random: () => 0.5, sleep: async () => {} };
  it.each([
    [2, undefined, 500],
    [3, undefined, 1_000],
    [4, undefined, 2_000],
    [2, 30_000, 30_250],
    [2, 30_001, undefined],
  ])('attempt %i after a wish of %s ms: %s', (attempt, wish, expected) => {
    const wait = waitBefore(attempt, defaultTrafficLimits, clock, wish);
    expect(wait).toBe(expected);
  });
});

describe('failureOf', () => {
  it.each([
    [200, {}, '{}', undefined],
    [201, {}, '{}', undefined],
    [203, { 'content-type': 'text/html' }, '<html>', 'sign-in'],
    [200, { 'content-type': 'text/html; charset=utf-8' }, '<html>', 'sign-in'],
    [302, { location: 'https://x/_signin' }, '', 'sign-in'],
    [301, { location: 'https://x/repositories/1' }, '', 'moved'],
    [400, {}, '{}', 'refused'],
    [401, {}, '{}', 'unauthorized'],
    [403, {}, '{"message":"Resource not accessible"}', 'forbidden'],
    [
      403,
      {},
      '{"message":"You have exceeded a secondary rate limit"}',
      'limited',
    ],
    [403, { 'x-ratelimit-remaining': '0' }, '{}', 'limited'],
    [404, {}, '{}', 'missing'],
    [408, {}, '', 'timeout'],
    [409, {}, '{}', 'refused'],
    [422, {}, '{}', 'refused'],
    [429, {}, '', 'limited'],
    [500, {}, '', 'server'],
    [502, { 'content-type': 'text/html' }, '<html>', 'server'],
  ])('%i %j %s: %s', (status, headers, body, reason) => {
    const answer = {
      status,
      headers: new Headers(headers),
      body: Buffer.from(body),
    };
    const failure = failureOf(answer, { write: true, nowMs: NOW, secrets: [] });
    expect(failure?.reason).toBe(reason);
    expect(failure?.ambiguous ?? false).toBe(
      ['server', 'timeout'].includes(reason ?? ''),
    );
  });
});

describe('hostWords', () => {
  it.each([
    ['{"message":"No"}', 'No'],
    [
      '{"message":"Validation Failed","errors":[{"message":"a"},{"field":"head"}]}',
      'Validation Failed a field: head',
    ],
    ['{"message":{"branch":["is taken"]}}', 'branch: is taken'],
    ['{"error":"invalid_token"}', 'invalid_token'],
    ['{"message":"see https://x/?token=abc now"}', 'see now'],
    ['{"message":"a\\u0000\\u202eb\\n c"}', 'a b c'],
    ['{"message":"it is s3cret!"}', 'it is [redacted]!'],
    ['<html>', undefined],
    ['{}', undefined],
  ])('%s: %s', (body, expected) => {
    expect(hostWords(body, ['s3cret'])).toBe(expected);
  });

  it('is short', () => {
    const body = JSON.stringify({ message: 'x'.repeat(1_000) });
    expect(hostWords(body, [])).toHaveLength(300);
  });
});

describe('readPages', () => {
  const of = (total: number) => async (page: number, size: number) =>
    Array.from({ length: total }, (_, at) => at).slice(
      (page - 1) * size,
      page * size,
    );
  it.each([
    [0, 0, true],
    [9, 9, true],
    [10, 10, true],
    [25, 25, true],
    [31, 30, false],
  ])('%i items', async (total, read, complete) => {
    const found = await readPages(of(total), { pageSize: 10, maxPages: 3 });
    expect(found.items).toHaveLength(read);
    expect(found.complete).toBe(complete);
  });
});
