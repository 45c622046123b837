import { mockServices } from '@backstage/backend-test-utils';
import { EngineUnderTest } from '../__testUtils__/EngineUnderTest';
import { done, endOfSignal, later } from '../__testUtils__/outcomes';
import { scriptedKind } from '../__testUtils__/scriptedKind';

type Script = Parameters<typeof scriptedKind>[0];

describe('an engine in trouble', () => {
  let at: EngineUnderTest;
  afterEach(() => at.stop());

  async function start(
    script: Script,
    options: Parameters<typeof EngineUnderTest.create>[1] = {},
  ): Promise<string> {
    at = await EngineUnderTest.create(scriptedKind(script), options);
    return at.add();
  }

  it('gives back what it held or claimed at the very moment of the stop', async () => {
    const ran: string[] = [];
    const id = await start({
      first: () => done,
      second: async run => {
        ran.push('second');
        return endOfSignal(run);
      },
    });
    const isStopped = new Promise<void>((resolve, reject) => {
      at.store.onChange(({ after }) => {
        if (after.steps[0].state !== 'succeeded' || ran.length > 0) return;
        ran.push('stop');
        at.engine.stop().then(resolve, reject);
      });
    });
    await isStopped;
    expect(await at.find(id)).toMatchObject({
      lease: undefined,
      steps: [{ state: 'succeeded' }, {}],
    });
    await at.knex.destroy();

    at = await EngineUnderTest.create(scriptedKind({ only: endOfSignal }), {
      start: false,
    });
    const claim = at.store.claim.bind(at.store);
    const isStoppedToo = new Promise<void>((resolve, reject) => {
      jest.spyOn(at.store, 'claim').mockImplementation(async options => {
        const claimed = await claim(options);
        if (claimed.length > 0) at.engine.stop().then(resolve, reject);
        return claimed;
      });
    });
    const claimed = await at.add();
    at.engine.start();
    await isStoppedToo;
    expect(await at.find(claimed)).toMatchObject({ lease: undefined });
  });

  it('ends a run when the database leaves it without an answer past its lease', async () => {
    const reasons: unknown[] = [];
    let runs = 0;
    const id = await start({
      only: run => {
        runs += 1;
        if (runs > 1) return done;
        run.signal.addEventListener('abort', () =>
          reasons.push((run.signal.reason as Error).name),
        );
        return endOfSignal(run);
      },
    });
    await at.until(id, 'running');
    const renew = jest
      .spyOn(at.store, 'renew')
      .mockImplementation(() => new Promise(() => {}));
    await at.until(id, () => reasons.length > 0);
    renew.mockRestore();
    expect(reasons).toEqual(['LeaseLostError']);
    await at.until(id, 'succeeded');
  });

  it('shows a run whose outcome cannot be written as failing, with growing pauses', async () => {
    const logger = mockServices.logger.mock();
    let waits = Number.NaN;
    const id = await start(
      { only: () => later('For a while.', waits) },
      { logger },
    );
    const waiting = await at.until(id, 'waiting');
    expect(waiting).toMatchObject({
      lease: undefined,
      reason: expect.stringMatching(/It is tried again in [4-6] s\.$/),
      steps: [{ failures: 1 }],
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
    waits = 60_000;
    await at.say(id, { name: 'retry' });
    await at.until(id, ({ reason }) => reason === 'For a while.');
  });

  it('gives steps the time of the database, whatever the clock of its machine says', async () => {
    const hour = 3_600_000;
    const real = Date.now();
    const seen: Date[] = [];
    jest.useFakeTimers({
      now: real + hour,
      doNotFake: [
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'setImmediate',
        'clearImmediate',
        'nextTick',
        'queueMicrotask',
        'performance',
        'hrtime',
      ],
    });
    try {
      const id = await start({
        only: run => {
          seen.push(run.now(), run.startedAt);
          return seen.length > 2 ? done : later('For a while.', 5);
        },
      });
      await at.until(id, 'succeeded');
    } finally {
      jest.useRealTimers();
    }
    const ages = seen.map(moment => moment.getTime() - real);
    expect(Math.min(...ages)).toBeGreaterThan(-hour / 2);
    expect(Math.max(...ages)).toBeLessThan(hour / 2);
  });

  it('begins a step whose beginning could not be written the first time', async () => {
    const id = await start({ only: () => done }, { start: false });
    jest
      .spyOn(at.store, 'changeLeased')
      .mockRejectedValueOnce(new Error('connection lost'));
    at.engine.start();
    await at.until(id, 'waiting');
    await at.knex('eks_operations').update({ next_check_at: 1 });
    const { steps } = await at.until(id, 'succeeded');
    expect(steps[0].startedAt).toBeDefined();
    expect(await at.messages(id)).toContain('Began: Do only.');
  });
});
