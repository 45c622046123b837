import { rotationInputSchema } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { RunningPostgres, startPostgres } from '../../__testUtils__/postgres';
import { openMigrated, sqliteFile } from '../__testUtils__/database';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { targetsOf, OperationRecord } from '../record';
import { end, reopen, withEvents } from '../transitions/stating';
import { OperationReader } from './OperationReader';
import { OperationStore } from './OperationStore';

jest.setTimeout(60_000);

const kind = scriptedKind({ only: () => ({ is: 'done' }) });
const started = { type: 'created', message: 'Started.' } as const;

/** A rotation of some clusters, the first one its own. */
function rotationOf(...[clusterName, ...alsoClusters]: string[]) {
  const input = rotationInputSchema.parse({
    kind: 'rotation',
    accountId: '222222222222',
    region: 'eu-west-1',
    clusterName,
    alsoClusters,
    groups: [
      {
        pool: 'standard',
        replacement: {
          name: 'standard2',
          releaseVersion: '1.34.9-20261119',
          instanceTypes: ['m6i.xlarge'],
          minSize: 1,
          maxSize: 5,
        },
      },
    ],
  });
  return newOperation(kind, input);
}

/** What can be read about the clusters of operations. */
class Operations {
  readonly store: OperationStore;
  readonly reader: OperationReader;

  constructor(readonly knex: Knex) {
    this.store = new OperationStore(knex);
    this.reader = new OperationReader(knex);
  }

  add(record: OperationRecord): Promise<boolean> {
    return this.store.add(record, started);
  }

  async holderOf(name: string): Promise<string | undefined> {
    const [{ key }] = targetsOf(rotationOf(name));
    return (await this.reader.active([key]))?.id;
  }

  async listedFor(clusterName: string): Promise<string[]> {
    const filter = { clusterName };
    const subjects = await this.reader.subjects(filter);
    const keys = subjects.map(({ key }) => key);
    const { items } = await this.reader.page(filter, keys, { limit: 10 });
    return items.map(({ id }) => id);
  }

  end(id: string) {
    return this.store.change(id, (record, now) => {
      end(record, 'failed', now);
      return withEvents(record);
    });
  }

  goOn(id: string) {
    return this.store.change(id, record => {
      reopen(record);
      record.state = 'running';
      return withEvents(record);
    });
  }
}

describe('the clusters of an operation', () => {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  it.each([
    ['SQLite', () => sqliteFile(':memory:')],
    ['PostgreSQL', () => ({ client: 'pg', connection: postgres.connection })],
  ])('are all its own until it ends, on %s', async (_name, database) => {
    const at = new Operations(await openMigrated(database()));
    const both = rotationOf('b', 'a');
    expect(await at.add(both)).toBe(true);
    expect((await at.reader.find(both.id))?.alsoTargets).toEqual(
      both.alsoTargets,
    );
    for (const name of ['a', 'b']) {
      expect(await at.holderOf(name)).toBe(both.id);
      expect(await at.listedFor(name)).toEqual([both.id]);
    }
    // Nothing of a refused one stays.
    const refused = rotationOf('c', 'a');
    expect(await at.add(refused)).toBe(false);
    expect(await at.reader.find(refused.id)).toBeUndefined();
    expect(await at.holderOf('c')).toBeUndefined();

    await at.end(both.id);
    const next = rotationOf('a');
    expect(await at.add(next)).toBe(true);
    await expect(at.goOn(both.id)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    expect(await at.holderOf('b')).toBeUndefined();
    expect((await at.reader.find(both.id))?.state).toBe('failed');
    await at.end(next.id);
    await at.goOn(both.id);
    expect(await at.holderOf('a')).toBe(both.id);
    expect(await at.listedFor('b')).toEqual([both.id]);
    await at.knex.destroy();
  });

  it('are never waited for by two operations in a circle', async () => {
    const at = new Operations(
      await openMigrated({ client: 'pg', connection: postgres.connection }),
    );
    for (let n = 0; n < 10; n++) {
      const rivals = [
        rotationOf(`x${n}`, `y${n}`),
        rotationOf(`y${n}`, `x${n}`),
        rotationOf(`y${n}`),
      ];
      const added = await Promise.all(rivals.map(record => at.add(record)));
      expect(added.filter(Boolean)).toHaveLength(1);
    }
    await at.knex.destroy();
  });
});
