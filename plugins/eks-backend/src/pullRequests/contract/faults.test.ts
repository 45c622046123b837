import { emulateStage } from '../__testUtils__/emulate/stage';
import {
  act,
  BRANCH,
  expectOnce,
  FILES,
  intentOf,
} from '../__testUtils__/scenario';
import { Fault } from '../__testUtils__/server/Fault';
import { fakeStages } from '../__testUtils__/stages/fakes';
import { replicaOf, Stage, TOKEN } from '../__testUtils__/stages/Stage';

jest.setTimeout(20_000);

const BASE64_TOKEN = Buffer.from(`:${TOKEN}`).toString('base64');

/** Short only where every request hangs: what answers may take its time. */
const limitsFor = ({ kind }: Pick<Fault, 'kind'>) =>
  kind === 'hang' ? { requestTimeoutMs: 600 } : {};

/** The error of a promise that must fail. */
async function errorOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail');
}

describe.each([...fakeStages, emulateStage()])('$name', kind => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await kind.start(FILES);
  });
  afterEach(() => stage.stop());
  afterAll(() => kind.end?.());

  describe.each<Fault['kind']>(['lost', 'reset', 'cut-off', 500, 503, 429])(
    '%s, whichever request it hits',
    fault => {
      it('leaves no duplicate and nothing half-done behind', async () => {
        for (let after = 0; ; after++) {
          const { repository } = replicaOf(stage);
          const intent = await intentOf(repository);
          const before = stage.server.requests.length;
          stage.server.faults.add({ kind: fault, after });
          await act(repository, intent);
          await expectOnce(stage);
          expect(await stage.person.branches()).toHaveLength(2);
          if (stage.server.requests.length - before <= after) break;
          await stage.stop();
          stage = await kind.start(FILES);
        }
      });
    },
  );

  const persistent: [string, Omit<Fault, 'times'>, string, RegExp][] = [
    ['401', { kind: 401 }, 'NotAllowedError', /expired, revoked or mistyped/],
    [
      '403',
      { kind: 403 },
      'NotAllowedError',
      /need (Contents: write|Code \(read & write\)|api )/,
    ],
    [
      '404',
      { kind: 404 },
      'NotAllowedError',
      /usually means a missing permission/,
    ],
    ['429', { kind: 429 }, 'ServiceUnavailableError', /rate limit/],
    ['500', { kind: 500 }, 'ServiceUnavailableError', /HTTP 500.*Try again/],
    ['203', { kind: 'sign-in' }, 'NotAllowedError', /sign-in page/],
    ['a page', { kind: 'page' }, 'NotAllowedError', /sign-in page/],
    ['a hang', { kind: 'hang' }, 'ServiceUnavailableError', /in time/],
    [
      'a reset',
      { kind: 'reset' },
      'ServiceUnavailableError',
      /cannot be reached/,
    ],
  ];
  it.each(persistent)(
    'writing fails with %s and leaves nothing',
    async (_, fault, name, words) => {
      const { repository, clock } = replicaOf(stage, limitsFor(fault));
      const intent = await intentOf(repository);
      stage.server.faults.add({ method: 'POST', times: 99, ...fault });
      const error = await errorOf(repository.ensureChange(intent));
      expect(error).toMatchObject({
        name,
        message: expect.stringMatching(words),
      });
      expect(error.message).toContain(stage.server.address);
      expect(error.message).toContain('acme/');
      expect(await stage.person.branches()).toEqual(['main']);
      expect(clock.sleeps.length).toBeLessThanOrEqual(12);

      stage.server.faults.clear();
      await act(repository, intent);
      await expectOnce(stage);
    },
  );

  const reading: [string, Omit<Fault, 'times'>, string, RegExp][] = [
    ['401', { kind: 401 }, 'NotAllowedError', /Renew it/],
    ['403', { kind: 403 }, 'NotAllowedError', /may not/],
    ['429', { kind: 429 }, 'ServiceUnavailableError', /rate limit/],
    ['502', { kind: 502 }, 'ServiceUnavailableError', /HTTP 502/],
    ['203', { kind: 'sign-in' }, 'NotAllowedError', /sign-in page/],
    ['cut off', { kind: 'cut-off' }, 'ServiceUnavailableError', /cut off/],
    ['a hang', { kind: 'hang' }, 'ServiceUnavailableError', /in time/],
  ];
  it.each(reading)(
    'reading fails with %s after a few attempts',
    async (_, fault, name, words) => {
      const { repository } = replicaOf(stage, limitsFor(fault));
      stage.server.faults.add({ times: 99, ...fault });
      const intent = { branch: BRANCH, baseBranch: 'main' };
      for (const failing of [
        () => repository.headOf('main'),
        () => repository.findPullRequest(intent),
      ]) {
        const before = stage.server.requests.length;
        expect(await errorOf(failing())).toMatchObject({
          name,
          message: expect.stringMatching(words),
        });
        const attempts = stage.server.requests.length - before;
        expect(attempts).toBe(name === 'NotAllowedError' ? 1 : 3);
      }
    },
  );

  it('a token that expired', async () => {
    const [key] = Object.keys(stage.integrations);
    const { host, baseUrl, apiBaseUrl } = Object(
      [stage.integrations[key]].flat()[0],
    );
    const expired = 'ghp-expired-0123456789';
    const credentials = { credentials: [{ personalAccessToken: expired }] };
    const integration = {
      host,
      ...(key === 'azure' ? credentials : { token: expired, apiBaseUrl }),
      ...(key === 'gitlab' && { baseUrl }),
    };
    const { repository } = replicaOf({
      repoUrl: stage.repoUrl,
      integrations: { [key]: [integration] },
    });
    const error = await errorOf(repository.headOf('main'));
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).not.toContain(expired);
  });

  it('repeats no secret that a host echoes', async () => {
    const { repository } = replicaOf(stage);
    for (const status of [403, 404, 409, 422]) {
      stage.server.faults.add({
        kind: status,
        body: { message: `Bearer ${TOKEN} and Basic ${BASE64_TOKEN} of you` },
      });
      const error = await errorOf(repository.headOf('main'));
      expect(
        `${error.message} ${error.stack} ${JSON.stringify(error)}`,
      ).not.toMatch(new RegExp(`${TOKEN}|${BASE64_TOKEN}`));
    }
  });

  it('rests as long as the host asks', async () => {
    const { repository, clock } = replicaOf(stage);
    const rest = async (headers: Record<string, string>, kindOf = 429) => {
      clock.sleeps.length = 0;
      stage.server.faults.add({ kind: kindOf, headers });
      await repository.headOf('main');
      return clock.sleeps;
    };
    expect(await rest({ 'retry-after': '7' })).toEqual([7_250]);
    const inTen = new Date(clock.now() + 10_000).toUTCString();
    const [byDate] = await rest({ 'retry-after': inTen });
    expect(byDate).toBeGreaterThan(8_500);
    expect(byDate).toBeLessThanOrEqual(10_250);
    expect(await rest({ 'retry-after': '3' }, 503)).toEqual([3_250]);
    // GitHub says 403 where others say 429.
    expect(await rest({ 'retry-after': '5' }, 403)).toEqual([5_250]);
    const reset = String(Math.ceil(clock.now() / 1000) + 4);
    const used = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    const [byReset] = await rest(used, 403);
    expect(byReset).toBeGreaterThan(3_500);
    expect(byReset).toBeLessThanOrEqual(5_250);
  });

  it('does not rest for longer than is reasonable, and says when to come back', async () => {
    const { repository, clock } = replicaOf(stage);
    stage.server.faults.add({ kind: 429, headers: { 'retry-after': '1800' } });
    expect(await errorOf(repository.headOf('main'))).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/Try again in 30 minutes/),
    });
    expect(clock.sleeps).toEqual([]);
  });

  it('follows no redirect, so that credentials go nowhere else', async () => {
    const elsewhere = await kind.start(FILES);
    const { repository } = replicaOf(stage);
    const to = (location: string) =>
      stage.server.faults.add({ kind: 302, headers: { location } });
    to(`${elsewhere.server.origin}/acme`);
    const moved = await errorOf(repository.headOf('main'));
    expect(moved.name).toBe('NotFoundError');
    to(`${elsewhere.server.origin}/_signin?realm=x`);
    const signIn = await errorOf(repository.headOf('main'));
    expect(signIn.name).toBe('NotAllowedError');
    expect(elsewhere.server.requests).toEqual([]);
    await elsewhere.stop();
  });

  it('ends when its caller does or its time is over', async () => {
    const caller = new AbortController();
    const { repository } = replicaOf(stage);
    stage.server.faults.add({ kind: 'hang', times: 9 });
    const waiting = repository.headOf('main', { signal: caller.signal });
    caller.abort(new Error('The caller left'));
    await expect(waiting).rejects.toThrow('The caller left');

    const hurried = replicaOf(stage, { totalTimeoutMs: 200 }).repository;
    expect(await errorOf(hurried.headOf('main'))).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/did not finish the work/),
    });
  });

  it('reads nothing that is too large or no text', async () => {
    const { person } = stage;
    const large = 'x'.repeat(3_000);
    await person.commit('main', { path: 'large.txt', content: large });
    const binary = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    await person.commit('main', { path: 'image.png', content: binary });
    const { repository } = replicaOf(stage, { fileBytes: 1_000 });
    const commit = (await person.head('main')) ?? '';
    for (const [path, words] of [
      ['large.txt', /larger than/],
      ['image.png', /not a text file/],
    ] as const) {
      const error = await errorOf(repository.readFiles(commit, [path]));
      expect(error).toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(words),
      });
    }
  });
});
