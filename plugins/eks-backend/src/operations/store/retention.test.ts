import { Knex } from 'knex';
import { RunningPostgres, startPostgres } from '../../__testUtils__/postgres';
import { openMigrated, sqliteFile } from '../__testUtils__/database';
import { upgrade } from '../__testUtils__/fileWorld';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { OperationReader } from './OperationReader';
import { OperationStore } from './OperationStore';

jest.setTimeout(60_000);

const kind = scriptedKind({ only: () => ({ is: 'done' }) });
const NOW = '2026-01-01T00:00:00.000Z';

async function addFailed(knex: Knex): Promise<string> {
  const old = '2025-01-01T00:00:00.000Z';
  const operation = newOperation(kind, upgrade, {
    state: 'failed',
    endedAt: old,
    createdAt: old,
    nextCheckAt: undefined,
  });
  const store = new OperationStore(knex);
  await store.add(operation, { type: 'created', message: 'Started.' });
  return operation.id;
}

async function tablesOf(knex: Knex): Promise<Record<string, number>> {
  const tables = ['operations', 'operation_events', 'operation_targets'];
  const counts = await Promise.all(
    tables.map(async table => {
      const [{ count }] = await knex(`eks_${table}`).count({ count: '*' });
      return [table, Number(count)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

describe('retention of ended operations', () => {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  it('takes all that belongs to them', async () => {
    for (const database of [
      sqliteFile(':memory:'),
      { client: 'pg', connection: postgres.connection },
    ]) {
      const knex = await openMigrated(database);
      await addFailed(knex);
      expect(await new OperationReader(knex).removeEndedBefore(NOW)).toBe(1);
      expect(await tablesOf(knex)).toEqual({
        operations: 0,
        operation_events: 0,
        operation_targets: 0,
      });
      await knex.destroy();
    }
  });

  it('leaves one whole that somebody retries in the same moment', async () => {
    const knex = await openMigrated({
      client: 'pg',
      connection: postgres.connection,
    });
    const id = await addFailed(knex);
    const reader = new OperationReader(knex);
    const retry = await knex.transaction();
    await retry('eks_operations')
      .where({ id })
      .update({ state: 'running', ended_at: null });
    const removed = reader.removeEndedBefore(NOW);
    await isWaitingForLock(knex);
    await retry.commit();
    expect(await removed).toBe(0);
    expect(await tablesOf(knex)).toEqual({
      operations: 1,
      operation_events: 1,
      operation_targets: 1,
    });
    await knex.destroy();
  });
});

async function isWaitingForLock(knex: Knex): Promise<void> {
  for (;;) {
    const waiting = await knex('pg_stat_activity')
      .where('wait_event_type', 'Lock')
      .where('query', 'like', '%eks_operations%')
      .select('pid');
    if (waiting.length > 0) return;
  }
}
