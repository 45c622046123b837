import { ConflictError } from '@backstage/errors';
import { EngineUnderTest } from '../__testUtils__/EngineUnderTest';
import { done, endOfSignal, later } from '../__testUtils__/outcomes';
import { quickTiming } from '../__testUtils__/ReplicaProcess';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { historyFaults } from '../__testUtils__/surviveKills';
import { StepRun } from '../kind';

type Script = Parameters<typeof scriptedKind>[0];

const ask = { eventId: 'eks.ask', message: 'Asks EKS for version 1.35.' };

describe('acts of steps', () => {
  let at: EngineUnderTest;
  afterEach(() => at.stop());

  async function start(
    script: Script,
    options: Parameters<typeof EngineUnderTest.create>[1] = {},
  ): Promise<string> {
    at = await EngineUnderTest.create(scriptedKind(script), options);
    return at.add();
  }

  const lines = async (id: string) =>
    (await at.events(id)).map(({ type, message }) => `${type}: ${message}`);

  it('stand in the history before they happen, and their failures after them, once', async () => {
    let refusals = 2;
    const id = await start({
      only: async run => {
        await run.act(ask, async () => {
          refusals -= 1;
          if (refusals >= 0) throw new ConflictError('EKS is busy');
        });
        return done;
      },
    });
    await at.until(id, 'waiting');
    await at.say(id, { name: 'retry' });
    await at.until(id, ({ state }) => refusals === 0 && state === 'waiting');
    await at.say(id, { name: 'retry' });
    await at.until(id, 'succeeded');
    expect(await lines(id)).toEqual([
      'created: Started.',
      'step: Began: Do only.',
      'act: Asks EKS for version 1.35.',
      'problem: Failed: EKS is busy.',
      'state: Asked to try again now.',
      'act: Asks EKS for version 1.35.',
      'problem: Failed: EKS is busy.',
      'state: Asked to try again now.',
      'act: Asks EKS for version 1.35.',
      'step: Done: Do only.',
      'state: The operation succeeded.',
    ]);
    expect((await at.find(id)).acting).toBeUndefined();
  });

  it('that are tried again are not told of again', async () => {
    const id = await start({
      only: async run => {
        for (const again of [false, true, true]) {
          await run.act({ ...ask, again }, async () => {});
        }
        return done;
      },
    });
    await at.until(id, 'succeeded');
    const acts = (await lines(id)).filter(line => line.startsWith('act'));
    expect(acts).toEqual(['act: Asks EKS for version 1.35.']);
  });

  it('that a person breaks off are said to be of unknown outcome', async () => {
    const begun = jest.fn();
    const id = await start({
      only: async run => {
        if (begun.mock.calls.length > 0) return done;
        await run.act(ask, async () => {
          begun();
          await endOfSignal(run);
        });
        return done;
      },
    });
    await at.until(id, () => begun.mock.calls.length === 1);
    expect((await at.find(id)).acting).toEqual([ask.message]);
    await at.say(id, { name: 'pause' });
    await at.until(id, 'paused');
    expect((await lines(id)).slice(-3)).toEqual([
      'note: Asked for a pause; the step under way stops before its next act.',
      'note: Broken off, so what came of it is not known: Somebody asked the operation to pause.',
      'state: Paused the operation.',
    ]);
    await at.say(id, { name: 'resume' });
    await at.until(id, 'succeeded');
  });

  it('that a lost process left behind are named by whoever takes over', async () => {
    const id = await start({ only: () => done }, { start: false });
    await at.knex('eks_operations').update({
      state: 'running',
      acting: JSON.stringify([ask.message, 'Cordons node-a.']),
      lease_owner: 'one that was killed',
      lease_until: 1,
    });
    at.engine.start();
    await at.until(id, 'succeeded');
    const unknown = (message: string) =>
      `note: Whether this was done is not known: "${message}" The step looks at what is there before it goes on.`;
    expect((await lines(id)).slice(1, 4)).toEqual([
      'note: Took the operation over from a process of the portal that ended or fell silent.',
      unknown(ask.message),
      unknown('Cordons node-a.'),
    ]);
    expect(historyFaults(await at.events(id))).toEqual([]);
    expect((await at.find(id)).acting).toBeUndefined();
  });

  it('do not begin in a process that was frozen past its lease in the last moment', async () => {
    const acted = jest.fn();
    const refused: string[] = [];
    const id = await start({
      only: async run => {
        const change = at.store.changeLeased.bind(at.store);
        const isFirst = refused.length === 0;
        if (isFirst) {
          jest
            .spyOn(at.store, 'changeLeased')
            .mockImplementationOnce(async (...given) => {
              const written = await change(...given);
              freeze(quickTiming.leaseMs + 50);
              return written;
            });
        }
        await run
          .act(ask, async () => acted())
          .catch(error => {
            refused.push(error.name);
            throw error;
          });
        return done;
      },
    });
    await at.until(id, 'succeeded');
    expect(refused).toEqual(['LeaseLostError']);
    expect(acted).toHaveBeenCalledTimes(1);
    expect(await lines(id)).toContain(
      `note: Whether this was done is not known: "${ask.message}" The step looks at what is there before it goes on.`,
    );
  });

  it('have in their outcome what they did not achieve, and go on all the same', async () => {
    const id = await start({
      only: async run => {
        const asked = async () => ['a', 'b'];
        const count = await run.act(ask, asked, ([, b]) => `${b} stayed.`);
        return { ...done, reason: `${count.length} asked.` };
      },
    });
    await at.until(id, 'succeeded');
    const outcome = await at.knex('eks_audit').where('phase', 'outcome');
    expect(outcome).toMatchObject([{ outcome: 'failed', error: 'b stayed.' }]);
    expect(await lines(id)).toEqual([
      'created: Started.',
      'step: Began: Do only.',
      'act: Asks EKS for version 1.35.',
      'step: Done: Do only. 2 asked.',
      'state: The operation succeeded.',
    ]);
  });

  it('are answered for by who approved, and by who cancelled what is taken back', async () => {
    const undo = async (run: StepRun) => {
      await run.act({ ...ask, eventId: 'eks.undo' }, async () => {});
      return done;
    };
    at = await EngineUnderTest.create(
      scriptedKind({
        only: {
          reconcile: async run => {
            await run.act(ask, async () => {});
            return later('A while.');
          },
          undo,
        },
      }),
    );
    const approval = { required: true, by: 'user:default/eve' };
    const id = await at.add({ approval });
    await at.until(id, 'waiting');
    await at.say(id, { name: 'cancel' }, 'user:default/bob');
    await at.until(id, 'cancelled');
    const intents = await at
      .knex('eks_audit')
      .where('phase', 'intent')
      .orderBy('at');
    expect(
      intents.map(({ event_id, principal, subject }) => ({
        event_id,
        principal,
        subject: JSON.parse(subject),
      })),
    ).toMatchObject([
      {
        event_id: 'eks.ask',
        principal: 'user:default/ada',
        subject: { approvedBy: 'user:default/eve' },
      },
      {
        event_id: 'eks.undo',
        principal: 'user:default/bob',
        subject: {
          undo: true,
          cancelledBy: 'user:default/bob',
          requestedBy: 'user:default/ada',
          approvedBy: 'user:default/eve',
        },
      },
    ]);
  });
});

/** As SIGSTOP does: no timer runs meanwhile. */
function freeze(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
