import { upgradeInputSchema } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { RunningPostgres, startPostgres } from '../../__testUtils__/postgres';
import { openMigrated, sqliteFile } from '../__testUtils__/database';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { OperationStore } from './OperationStore';
import { OPERATIONS } from './rows';
import { inTransaction } from './transaction';

jest.setTimeout(60_000);

const kind = scriptedKind({ only: () => ({ is: 'done' }) });
const input = upgradeInputSchema.parse({
  kind: 'upgrade',
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
  version: '1.36',
});
const claim = { kinds: [input.kind], limit: 10, leaseMs: 60_000 };

describe('a transaction of a process that falls silent', () => {
  let postgres: RunningPostgres;
  let knex: Knex;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  afterEach(() => knex.destroy());

  it('gives its rows back on PostgreSQL, and writes nothing', async () => {
    knex = await openMigrated({
      client: 'pg',
      connection: postgres.connection,
    });
    const store = new OperationStore(knex);
    const operation = newOperation(kind, input);
    await store.add(operation, { type: 'created', message: 'Started.' });

    let wake = () => {};
    const asleep = new Promise<void>(resolve => {
      wake = resolve;
    });
    let locked = () => {};
    const hasLocked = new Promise<void>(resolve => {
      locked = resolve;
    });
    const frozen = inTransaction(
      knex,
      async tx => {
        await tx(OPERATIONS).update({ title: 'Late' });
        locked();
        await asleep;
        await tx(OPERATIONS).update({ title: 'Later' });
      },
      500,
    ).catch(error => error);
    await hasLocked;

    expect(await store.claim(claim)).toEqual([]);
    let claimed = await store.claim(claim);
    while (claimed.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 50));
      claimed = await store.claim(claim);
    }
    wake();
    expect(await frozen).toBeInstanceOf(Error);
    const [{ title }] = await knex(OPERATIONS).select('title');
    expect(title).toBe(operation.title);
  });

  it('is an ordinary one on SQLite', async () => {
    knex = await openMigrated(sqliteFile(':memory:'));
    await expect(
      inTransaction(knex, tx => tx(OPERATIONS).select('id')),
    ).resolves.toEqual([]);
  });
});
