import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { EngineUnderTest } from '../__testUtils__/EngineUnderTest';
import { clusterNumber } from '../__testUtils__/newOperation';
import { done, endOfSignal, later } from '../__testUtils__/outcomes';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { historyFaults, wait } from '../__testUtils__/surviveKills';

type Script = Parameters<typeof scriptedKind>[0];

describe('OperationEngine', () => {
  let at: EngineUnderTest;
  afterEach(() => at.stop());

  async function start(
    script: Script,
    options: Parameters<typeof EngineUnderTest.create>[1] = {},
  ): Promise<string> {
    at = await EngineUnderTest.create(scriptedKind(script), options);
    return at.add();
  }

  it('runs steps in order, remembers, records acts before they happen, and ends', async () => {
    const seen: unknown[] = [];
    const id = await start({
      first: async run => {
        await run.remember({ token: 'abc' });
        const result = await run.act(
          {
            eventId: 'eks.update-cluster-version',
            message: 'Asks EKS for version 1.35.',
            subject: { version: '1.35' },
          },
          async () => {
            const audit = await at.knex('eks_audit').select();
            const events = await at.messages(run.operation.id);
            seen.push(
              audit.map(({ phase }) => phase),
              events.at(-1),
            );
            return 42;
          },
        );
        seen.push(result, run.memory);
        run.progress({ type: 'offer', nodeGroups: [] }, 'Half done.');
        return { is: 'done', reason: 'It is 1.35 now.' };
      },
      second: async run => {
        seen.push(run.memoryOf('first'), run.memoryOf('nothing'));
        await run.note('A word.');
        return done;
      },
    });
    const record = await at.until(id, 'succeeded');
    expect(seen).toEqual([
      ['intent'],
      'Asks EKS for version 1.35.',
      42,
      { token: 'abc' },
      { token: 'abc' },
      {},
    ]);
    expect(record).toMatchObject({
      lease: undefined,
      nextCheckAt: undefined,
      steps: [
        { state: 'succeeded', detail: { type: 'offer', nodeGroups: [] } },
        { state: 'succeeded' },
      ],
    });
    expect(historyFaults(await at.events(id))).toEqual([]);
    expect(await at.messages(id)).toEqual([
      'Started.',
      'Began: Do first.',
      'Asks EKS for version 1.35.',
      'Half done.',
      'Done: Do first. It is 1.35 now.',
      'Began: Do second.',
      'A word.',
      'Done: Do second.',
      'The operation succeeded.',
    ]);
    const audit = await at.knex('eks_audit').orderBy('phase').select();
    expect(audit.map(({ phase, outcome }) => [phase, outcome])).toEqual([
      ['intent', null],
      ['outcome', 'succeeded'],
    ]);
    expect(audit[0]).toMatchObject({
      event_id: 'eks.update-cluster-version',
      severity: 'high',
      principal: 'user:default/ada',
    });
    expect(JSON.parse(audit[0].subject)).toEqual({
      operationId: id,
      stepId: 'first',
      accountId: '222222222222',
      region: 'eu-west-1',
      clusterName: 'qa-eks1',
      version: '1.35',
    });
  });

  it('refuses an act whose intent cannot be recorded, and tries again', async () => {
    const acted = jest.fn();
    const id = await start(
      {
        only: async run => {
          await run.act({ eventId: 'x', message: 'Did it.' }, async () =>
            acted(),
          );
          return done;
        },
      },
      { start: false },
    );
    await at.knex.schema.renameTable('eks_audit', 'eks_audit_away');
    at.engine.start();
    const waiting = await at.until(id, 'waiting');
    expect(acted).not.toHaveBeenCalled();
    expect(waiting.reason).toMatch(
      /^Nothing was done, .* tried again in \d s\.$/,
    );
    expect(await at.messages(id)).not.toContain('Did it.');
    await at.knex.schema.renameTable('eks_audit_away', 'eks_audit');
    await at.say(id, { name: 'retry' });
    await at.until(id, 'succeeded');
    expect(acted).toHaveBeenCalledTimes(1);
  });

  it('shows a step that throws as waiting, in words, counts and recovers', async () => {
    let runs = 0;
    const logger = mockServices.logger.mock();
    const id = await start(
      {
        only: async () => {
          runs += 1;
          if (runs < 3) throw new ServiceUnavailableError('AWS did not answer');
          return done;
        },
      },
      { logger },
    );
    const first = await at.until(id, 'waiting');
    expect(first.reason).toMatch(
      /^AWS did not answer\. It is tried again in [4-6] s\.$/,
    );
    expect(first.steps[0]).toMatchObject({
      failures: 1,
      nextCheckAt: expect.any(String),
    });
    await at.say(id, { name: 'retry' });
    await at.until(
      id,
      ({ version, state }) =>
        version > first.version + 1 && state === 'waiting',
    );
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await at.say(id, { name: 'retry' });
    const record = await at.until(id, 'succeeded');
    expect(record.steps[0].failures).toBe(0);
  });

  it('looks again at what waits without a line for each look', async () => {
    let looks = 0;
    const id = await start({
      only: () => {
        looks += 1;
        return looks < 5 ? later('Waiting for the merge of #12.', 5) : done;
      },
    });
    await at.until(id, 'succeeded');
    const messages = await at.messages(id);
    expect(
      messages.filter(message => message.startsWith('Waiting')),
    ).toHaveLength(1);
  });

  it('leaves a run alone that does not heed its signal; its writes and acts are refused', async () => {
    const late: unknown[] = [];
    let resume = () => {};
    const held = new Promise<void>(resolve => {
      resume = resolve;
    });
    const begun = jest.fn();
    const id = await start(
      {
        only: async run => {
          begun();
          if (begun.mock.calls.length > 1) return done;
          await held;
          const refused = (error: Error) => late.push(error.name);
          await run.remember({ late: true }).catch(refused);
          await run
            .act({ eventId: 'late', message: 'Late.' }, async () => {})
            .catch(refused);
          return { is: 'failed', reason: 'Too late.' };
        },
      },
      { timing: { abandonAfterMs: 100 } },
    );
    await at.until(id, () => begun.mock.calls.length === 1);
    await at.say(id, { name: 'pause' });
    await at.until(id, 'paused');
    resume();
    await wait(50);
    expect(late).toEqual(['LeaseLostError', 'InterruptedError']);
    expect(await at.find(id)).toMatchObject({
      state: 'paused',
      steps: [{ memory: {} }],
    });
    await at.say(id, { name: 'resume' });
    await at.until(id, 'succeeded');
  });

  it('gives its operations back when it stops, so that another goes on at once', async () => {
    const begun = jest.fn();
    const id = await start(
      {
        only: async run => {
          begun();
          return begun.mock.calls.length > 1 ? done : endOfSignal(run);
        },
      },
      { timing: { leaseMs: 60_000 } },
    );
    await at.until(id, () => begun.mock.calls.length === 1);
    await at.engine.stop();
    expect(await at.find(id)).toMatchObject({ steps: [{ failures: 0 }] });
    expect((await at.find(id)).lease).toBeUndefined();
    const other = await EngineUnderTest.create(at.kind, { knex: at.knex });
    await other.until(id, 'succeeded');
    await other.engine.stop();
    expect(historyFaults(await at.events(id))).toEqual([]);
    expect((await at.messages(id)).join()).not.toContain('Took the operation');
  });

  it('writes its steps only when they have changed', async () => {
    const updates: string[] = [];
    const id = await start({
      only: async run => {
        at.knex.on('query', ({ sql }: { sql: string }) => {
          if (sql.startsWith('update `eks_operations`')) updates.push(sql);
        });
        await run.act({ eventId: 'x', message: 'Did it.' }, async () => {});
        at.knex.removeAllListeners('query');
        return done;
      },
    });
    await at.until(id, 'succeeded');
    expect(updates.length).toBeGreaterThan(0);
    expect(updates.filter(sql => sql.includes('`steps`'))).toEqual([]);
    expect(await at.messages(id)).toContain('Did it.');
  });

  it('survives a database that fails, says so once, and goes on', async () => {
    const logger = mockServices.logger.mock();
    const id = await start({ only: () => done }, { logger, start: false });
    await at.knex.schema.renameTable('eks_operations', 'away');
    at.engine.start();
    await wait(200);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await at.knex.schema.renameTable('away', 'eks_operations');
    await at.until(id, 'succeeded');
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('works again'),
      { failures: expect.any(Number) },
    );
  });

  it('works on no more operations at once than it may', async () => {
    let busy = 0;
    let most = 0;
    at = await EngineUnderTest.create(
      scriptedKind({
        only: async () => {
          busy += 1;
          most = Math.max(most, busy);
          await wait(20);
          busy -= 1;
          return done;
        },
      }),
      { concurrency: 3 },
    );
    const ids = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        at.add({ target: clusterNumber(n) }),
      ),
    );
    for (const id of ids) await at.until(id, 'succeeded');
    expect(most).toBe(3);
  });

  it('fails in words when a newer portal has other steps', async () => {
    at = await EngineUnderTest.create(scriptedKind({ renamed: () => done }));
    const id = await at.add({
      steps: [
        {
          id: 'old',
          title: 'Old',
          state: 'planned',
          failures: 0,
          choices: [],
          memory: {},
          undoable: false,
        },
      ],
    });
    expect((await at.until(id, 'failed')).reason).toContain(
      'has no step "old"',
    );
  });
});
