import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { RunningPostgres, startPostgres } from '../../__testUtils__/postgres';
import { openMigrated, sqliteFile } from '../__testUtils__/database';
import { upgrade } from '../__testUtils__/fileWorld';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { OperationRecord } from '../record';
import { OperationStore } from '../store/OperationStore';
import { checkAt, end, enter, withEvents } from '../transitions/stating';
import { NewsTeller, TellingTimes } from './NewsTeller';
import { Outbox } from './outbox';

jest.setTimeout(60_000);

const kind = scriptedKind({ only: () => ({ is: 'done' }) });
const created = { type: 'created', message: 'Started.' } as const;
const NEWS = 'eks_operation_news';

interface Sent {
  payload: { title: string; scope: string };
}

describe('news about operations', () => {
  let postgres: RunningPostgres;
  let tellers: NewsTeller[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    const database = { client: 'pg', connection: postgres.connection };
    await (await openMigrated(database)).destroy();
  });
  afterAll(() => postgres?.stop());

  async function onBoth(check: (knex: Knex) => Promise<void>): Promise<void> {
    for (const database of [
      sqliteFile(':memory:'),
      { client: 'pg', connection: postgres.connection },
    ]) {
      const knex = await openMigrated(database);
      await knex('eks_operations').delete();
      try {
        await check(knex);
      } finally {
        await Promise.all(tellers.map(teller => teller.stop()));
        tellers = [];
        await knex.destroy();
      }
    }
  }

  function startTeller(
    knex: Knex,
    ways: {
      send?: (sent: Sent) => Promise<void>;
      publish?: jest.Mock;
    },
    times: Partial<TellingTimes> = {},
  ) {
    const logger = mockServices.logger.mock();
    const { send = async () => {}, publish = jest.fn() } = ways;
    const teller = new NewsTeller({
      outbox: new Outbox(knex),
      logger,
      notifications: { send: sent => send(sent as Sent) },
      events: { publish, subscribe: jest.fn() },
      times: { tickMs: 20, ...times },
    });
    teller.start();
    tellers.push(teller);
    return logger;
  }

  /** An operation that asks, goes on and succeeds. */
  async function live(knex: Knex): Promise<string> {
    const store = new OperationStore(knex);
    const { id } = await addOwn(store);
    const change = (alter: (record: OperationRecord, now: number) => void) =>
      store.change(id, (record, now) => {
        alter(record, now);
        return withEvents(record);
      });
    await change(record => enter(record, 'blocked', 'A budget.'));
    await change(record => {
      enter(record, 'running');
      checkAt(record, undefined);
    });
    await change((record, now) => end(record, 'succeeded', now));
    return id;
  }

  async function addOwn(store: OperationStore): Promise<OperationRecord> {
    const operation = newOperation(kind, upgrade, {
      owner: 'group:default/platform',
    });
    expect(await store.add(operation, created)).toBe(true);
    return operation;
  }

  const left = async (knex: Knex) => knex(NEWS).orderBy('version').select();

  async function untilTold(knex: Knex): Promise<void> {
    const deadline = Date.now() + 30_000;
    while ((await left(knex)).length > 0) {
      if (Date.now() > deadline) throw new Error('It was not told in 30 s');
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
  }

  it('outlives the process that made it, and is told in order by the next', () =>
    onBoth(async knex => {
      const id = await live(knex);
      expect(await left(knex)).toHaveLength(6);
      const sent: Sent[] = [];
      const publish = jest.fn();
      startTeller(knex, { send: async one => void sent.push(one), publish });
      await untilTold(knex);
      const title = 'Upgrade qa-eks1 to 1.35';
      expect(sent.map(({ payload }) => payload)).toMatchObject([
        { title: `${title}: somebody must decide`, scope: id },
        { title: `${title}: done`, scope: id },
      ]);
      expect(publish.mock.calls.map(([event]) => event)).toMatchObject(
        ['planned', 'blocked', 'running', 'succeeded'].map(state => ({
          topic: 'eks.operation',
          eventPayload: { id, state },
        })),
      );
    }));

  it('is not written for what was not', () =>
    onBoth(async knex => {
      const store = new OperationStore(knex);
      const { id } = await addOwn(store);
      await knex(NEWS).delete();
      await expect(
        store.change(id, record => {
          enter(record, 'blocked', 'A budget.');
          return { record, events: [{ ...created, message: null as never }] };
        }),
      ).rejects.toMatchObject({ message: expect.stringMatching(/null/i) });
      expect(await left(knex)).toEqual([]);
    }));

  it('is told by one of two replicas', () =>
    onBoth(async knex => {
      const ids: string[] = [];
      for (let n = 0; n < 15; n += 1) ids.push(await live(knex));
      const sent: string[] = [];
      const send = async ({ payload }: Sent) => {
        sent.push(`${payload.scope} ${payload.title.split(': ')[1]}`);
      };
      startTeller(knex, { send });
      startTeller(knex, { send });
      await untilTold(knex);
      expect(sent.sort()).toEqual(
        ids.flatMap(id => [`${id} done`, `${id} somebody must decide`]).sort(),
      );
    }));

  it('is told again after a failure, a silence, and the death of its teller', () =>
    onBoth(async knex => {
      await live(knex);
      const outbox = new Outbox(knex);
      const dead = await outbox.claim(10, 50);
      expect(dead.map(({ telling }) => telling.way).sort()).toEqual([
        'event',
        'notification',
      ]);
      let attempts = 0;
      const sent: string[] = [];
      const logger = startTeller(
        knex,
        {
          send: async ({ payload }) => {
            attempts += 1;
            if (attempts === 1) throw new Error('away');
            if (attempts === 2) await new Promise(() => {});
            sent.push(payload.title);
          },
        },
        { tellWithinMs: 100 },
      );
      // The pauses are those of people's time.
      const hurry = setInterval(
        () =>
          knex(NEWS)
            .whereNull('claimed_by')
            .update({ not_before: 1 })
            .catch(() => {}),
        20,
      );
      await untilTold(knex).finally(() => clearInterval(hurry));
      expect(attempts).toBe(4);
      expect(sent).toHaveLength(2);
      expect(logger.warn.mock.calls.map(([, error]) => String(error))).toEqual([
        'Error: away',
        'ServiceUnavailableError: There was no answer within 0.1 s',
      ]);
      await Promise.all(tellers.map(teller => teller.stop()));
      // Whoever was thought dead changes nothing any more.
      await live(knex);
      const [late] = dead;
      const before = await left(knex);
      await outbox.remove(late);
      await outbox.postpone(late, 1);
      expect(await left(knex)).toEqual(before);
    }));

  it('is forgotten when it is old, or its operation gone', () =>
    onBoth(async knex => {
      await live(knex);
      await knex(NEWS).update({ at: Date.now() - 24 * 3_600_000 - 60_000 });
      const send = jest.fn();
      startTeller(knex, { send });
      await untilTold(knex);
      expect(send).not.toHaveBeenCalled();
      await Promise.all(tellers.map(teller => teller.stop()));
      await live(knex);
      await knex('eks_operations').delete();
      expect(await left(knex)).toEqual([]);
    }));
});
