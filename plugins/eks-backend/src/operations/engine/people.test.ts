import { ServiceUnavailableError } from '@backstage/errors';
import { EngineUnderTest } from '../__testUtils__/EngineUnderTest';
import { done, endOfSignal, later } from '../__testUtils__/outcomes';
import { newsOf } from '../announcing/news';
import { ScriptedStep, scriptedKind } from '../__testUtils__/scriptedKind';
import { STUCK_AFTER } from '../transitions/backoff';
import { historyFaults, wait } from '../__testUtils__/surviveKills';

type Script = Parameters<typeof scriptedKind>[0];

describe('what people say to operations', () => {
  let at: EngineUnderTest;
  afterEach(() => at.stop());

  async function start(
    script: Script,
    options: Parameters<typeof EngineUnderTest.create>[1] = {},
  ): Promise<string> {
    at = await EngineUnderTest.create(scriptedKind(script), options);
    return at.add();
  }

  it('waits for a choice, gives it to the step once, and says who chose', async () => {
    const choices: (string | undefined)[] = [];
    let act = true;
    const id = await start({
      only: async run => {
        choices.push(run.choice);
        if (!run.choice) {
          return {
            is: 'blocked',
            reason: 'A budget allows no eviction.',
            choices: [
              { id: 'skip', title: 'Skip the node', description: 'It stays.' },
            ],
          };
        }
        if (act) {
          act = false;
          await run.act(
            { eventId: 'skip', message: 'Skipped.' },
            async () => {},
          );
          return later('For a moment.', 5);
        }
        return done;
      },
      next: run => {
        choices.push(run.choice);
        return done;
      },
    });
    const blocked = await at.until(id, 'blocked');
    expect(blocked.nextCheckAt).toBeUndefined();
    const choose = { name: 'choose', stepId: 'only', choice: 'skip' } as const;
    await expect(at.say(id, { ...choose, choice: 'force' })).rejects.toThrow(
      'does not offer this choice',
    );
    await expect(at.say(id, { ...choose, stepId: 'next' })).rejects.toThrow(
      'is blocked',
    );
    const both = await Promise.allSettled([
      at.say(id, choose, 'user:default/bob'),
      at.say(id, choose, 'user:default/eve'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await at.until(id, 'blocked');
    expect(choices).toEqual([undefined, 'skip', undefined]);
    await at.say(id, choose);
    await at.until(id, 'succeeded');
    expect(choices).toEqual([undefined, 'skip', undefined, 'skip', undefined]);
    const [intent] = await at.knex('eks_audit').where('phase', 'intent');
    expect(JSON.parse(intent.subject)).toMatchObject({
      choice: 'skip',
      chosenBy: expect.stringMatching(/^user:default\/(bob|eve)$/),
    });
    expect(await at.events(id)).toContainEqual(
      expect.objectContaining({
        type: 'chosen',
        message: 'Chose: Skip the node.',
      }),
    );
  });

  it('keeps asking while it looks again, and says the same thing once', async () => {
    let looks = 0;
    const seen: string[][] = [];
    const id = await start({
      only: async run => {
        looks += 1;
        if (run.choice) return done;
        if (looks > 1) {
          run.progress({ type: 'offer', nodeGroups: [{ name: `${looks}` }] });
          await at.until(
            run.operation.id,
            ({ steps: [{ detail }] }) =>
              detail?.type === 'offer' &&
              detail.nodeGroups[0].name === `${looks}`,
          );
          const { steps } = await at.find(run.operation.id);
          seen.push(steps[0].choices.map(({ id: one }) => one));
          await run.act({ eventId: 'x', message: 'Tried.' }, async () => {});
        }
        return {
          is: 'blocked',
          reason: 'A budget allows no eviction.',
          choices: [{ id: 'skip', title: 'Skip', description: 'It stays.' }],
          checkAgainAfter: looks < 4 ? 5 : undefined,
        };
      },
    });
    await at.until(
      id,
      ({ state, nextCheckAt }) => state === 'blocked' && !nextCheckAt,
    );
    expect(seen).toEqual([['skip'], ['skip'], ['skip']]);
    const problems = (await at.events(id)).filter(
      ({ type }) => type === 'problem',
    );
    expect(problems).toHaveLength(1);
    const news = at.changes.map(newsOf).filter(one => one !== undefined);
    expect(news).toHaveLength(1);
    await at.say(id, { name: 'retry' });
    await at.until(
      id,
      ({ state, nextCheckAt }) => state === 'blocked' && !nextCheckAt,
    );
    const again = (await at.events(id)).filter(
      ({ type }) => type === 'problem',
    );
    expect(again).toHaveLength(2);
  });

  it('asks before it runs a step again that has ended process after process', async () => {
    const ran = jest.fn();
    at = await EngineUnderTest.create(
      scriptedKind({
        only: () => {
          ran();
          return done;
        },
      }),
      { start: false },
    );
    const steps = (failures: number) =>
      JSON.stringify([
        {
          id: 'only',
          title: 'Do only',
          state: 'running',
          startedAt: '2026-11-24T10:00:00.000Z',
          failures,
          failingSince: '2026-11-24T10:00:00.000Z',
          choices: [],
          memory: {},
          undoable: false,
        },
      ]);
    const id = await at.add();
    await at.knex('eks_operations').update({
      state: 'running',
      steps: steps(STUCK_AFTER.failures - 1),
      lease_owner: 'one that was killed',
      lease_until: 1,
    });
    at.engine.start();
    const blocked = await at.until(id, 'blocked');
    expect(blocked).toMatchObject({
      lease: undefined,
      reason: expect.stringMatching(
        /^The process of the portal that worked on this step ended or fell silent\. It was tried 20 times in \d+ min\.$/,
      ),
    });
    expect(blocked.steps[0].choices.map(({ id: one }) => one)).toEqual([
      'retry',
      'cancel',
    ]);
    expect(ran).not.toHaveBeenCalled();
    await at.say(id, { name: 'retry' });
    await at.until(id, 'succeeded');
    expect(ran).toHaveBeenCalledTimes(1);
  });

  it('pauses before the next act, resumes, and does not run meanwhile', async () => {
    const begun = jest.fn();
    const acts: number[] = [];
    const id = await start({
      only: async run => {
        begun();
        const nth = begun.mock.calls.length;
        const evict = () =>
          run.act({ eventId: 'evict', message: 'Evicted.' }, async () => {
            acts.push(nth);
          });
        await evict();
        if (nth === 1) await at.say(id, { name: 'pause' });
        await evict();
        return done;
      },
    });
    const paused = await at.until(id, 'paused');
    expect(paused).toMatchObject({
      lease: undefined,
      nextCheckAt: undefined,
      request: undefined,
      reason: 'Paused by user:default/bob.',
    });
    expect(acts).toEqual([1]);
    await expect(at.say(id, { name: 'retry' })).rejects.toThrow(
      'cannot be retried, because it is paused',
    );
    await wait(100);
    expect(acts).toEqual([1]);
    await at.say(id, { name: 'pause' });
    await at.say(id, { name: 'resume' });
    await at.until(id, 'succeeded');
    expect(acts).toEqual([1, 2, 2]);
    await expect(at.say(id, { name: 'pause' })).rejects.toThrow(
      'cannot be paused, because it has succeeded',
    );
  });

  it('breaks a long run off when somebody pauses it, and goes on when that is withdrawn', async () => {
    const begun = jest.fn();
    const id = await start({
      only: async run => {
        begun();
        return endOfSignal(run);
      },
    });
    await at.until(id, () => begun.mock.calls.length === 1);
    await at.say(id, { name: 'pause' });
    const paused = await at.until(id, 'paused');
    expect(paused.steps[0].failures).toBe(0);
    await at.say(id, { name: 'resume' });
    await at.until(id, () => begun.mock.calls.length === 2);
    await at.say(id, { name: 'cancel' });
    await at.until(id, 'cancelled');
  });

  it('takes steps back in reverse when cancelled, and tries until it is done', async () => {
    const undone: string[] = [];
    let refusals = 1;
    const step = (name: string): ScriptedStep => ({
      reconcile: () => done,
      undo: async run => {
        if (name === 'cordon' && refusals > 0) {
          refusals -= 1;
          throw new ServiceUnavailableError('The API server is away');
        }
        await run.act(
          { eventId: 'undo', message: `Undid ${name}.` },
          async () => {
            undone.push(name);
          },
        );
        return done;
      },
      undoTitle: name,
    });
    const id = await start({
      label: step('label'),
      cordon: step('cordon'),
      drain: () => later('For the pods.'),
      remove: step('remove'),
    });
    await at.until(id, 'waiting');
    const cancelling = await at.say(id, { name: 'cancel' });
    expect(cancelling.state).toBe('cancelling');
    const stuck = await at.until(
      id,
      ({ steps }) => steps[1].state === 'waiting',
    );
    expect(stuck.state).toBe('cancelling');
    await expect(at.say(id, { name: 'pause' })).rejects.toThrow(
      'because it is being cancelled',
    );
    await at.say(id, { name: 'retry' });
    const record = await at.until(id, 'cancelled');
    expect(undone).toEqual(['cordon', 'label']);
    expect(record.steps.map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'planned',
    ]);
    expect(historyFaults(await at.events(id))).toEqual([]);
    const audit = await at.knex('eks_audit').where('phase', 'intent').first();
    expect(JSON.parse(audit.subject)).toMatchObject({ undo: true });
  });

  it('leaves what is done and stays done as it was, with what came of cancelling it', async () => {
    const id = await start({
      drain: {
        reconcile: () => ({ is: 'done', reason: '2 nodes are drained.' }),
        undo: () => ({
          is: 'done',
          stays: true,
          reason: '7 pods stay where they are now.',
        }),
      },
      broken: {
        reconcile: () => ({ is: 'failed', reason: 'EKS refused it.' }),
        undo: () => ({ is: 'done', stays: true }),
      },
    });
    await at.until(id, 'failed');
    await at.say(id, { name: 'cancel' });
    const { steps, reason } = await at.until(id, 'cancelled');
    expect(steps).toMatchObject([
      {
        state: 'succeeded',
        reason: '2 nodes are drained. 7 pods stay where they are now.',
      },
      { state: 'failed', reason: 'EKS refused it.' },
    ]);
    expect(reason).toBe('7 pods stay where they are now.');
    const said = (await at.events(id)).map(({ message }) => message);
    expect(said).toContain('7 pods stay where they are now.');
    expect(said.filter(line => line.startsWith('Taken back'))).toEqual([]);
  });

  it('asks what to do about an undo that fails, and leaves it where somebody says so', async () => {
    const id = await start({
      cordon: {
        reconcile: () => later('A while.'),
        undo: () => ({ is: 'failed', reason: 'The node is gone.' }),
      },
    });
    await at.until(id, 'waiting');
    await at.say(id, { name: 'cancel' });
    const asks = await at.until(
      id,
      ({ steps }) => steps[0].state === 'blocked',
    );
    expect(asks.state).toBe('cancelling');
    expect(asks.steps[0].choices.map(choice => choice.id)).toEqual([
      'retry',
      'leave',
    ]);
    await at.say(id, { name: 'choose', stepId: 'cordon', choice: 'leave' });
    expect(await at.until(id, 'cancelled')).toMatchObject({
      reason: 'Not taken back, because a person decided so: Do cordon.',
      steps: [{ state: 'cancelled' }],
    });
  });

  it('fails, lets the next one begin, and refuses to go on beside it', async () => {
    let fails = true;
    const id = await start({
      only: run =>
        fails && run.operation.id === id
          ? { is: 'failed', reason: 'EKS refused the version.' }
          : done,
      hold: () => later('A while.'),
    });
    const failed = await at.until(id, 'failed');
    expect(failed).toMatchObject({
      reason: 'EKS refused the version.',
      endedAt: expect.any(String),
    });
    fails = false;
    const next = await at.add();
    await at.until(next, 'waiting');
    await expect(at.say(id, { name: 'retry' })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_UNIQUE',
    });
    await at.say(next, { name: 'cancel' });
    await at.until(next, 'cancelled');
    await at.say(id, { name: 'retry' });
    await at.until(id, 'waiting');
  });
});
