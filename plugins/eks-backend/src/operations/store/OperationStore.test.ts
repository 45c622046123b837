import { openMigrated, sqliteFile } from '../__testUtils__/database';
import { upgrade } from '../__testUtils__/fileWorld';
import { newOperation } from '../__testUtils__/newOperation';
import { scriptedKind } from '../__testUtils__/scriptedKind';
import { terms } from '../__testUtils__/terms';
import { applyVerb } from '../transitions/verbs';
import { OperationStore } from './OperationStore';

const kind = scriptedKind({ only: () => ({ is: 'done' }) });

describe('OperationStore', () => {
  const knex = openMigrated(sqliteFile(':memory:'));
  afterAll(async () => (await knex).destroy());
  afterEach(async () => (await knex)('eks_operations').delete());

  async function claimed(leaseMs: number) {
    const store = new OperationStore(await knex);
    const operation = newOperation(kind, upgrade);
    await store.add(operation, { type: 'created', message: 'Started.' });
    const [{ record }] = await store.claim({
      kinds: ['upgrade'],
      limit: 1,
      leaseMs,
    });
    if (!record.lease) throw new Error('It was not claimed');
    return { store, record, lease: record.lease };
  }

  it('renews the lease also where there is nothing to write', async () => {
    const { store, record, lease } = await claimed(10_000);
    const fenced = { token: lease.token, leaseMs: 60_000 };
    const after = await store.changeLeased(record.id, fenced, () => undefined);
    expect(after.version).toBe(record.version);
    const row = await (await knex)('eks_operations').first();
    expect(row.lease_until).toBe(after.lease?.until);
    expect(row.lease_until).toBeGreaterThan(lease.until + 30_000);
  });

  it('says what a lost process left behind when a person stops its operation', async () => {
    const { store, record, lease } = await claimed(60_000);
    await store.changeLeased(
      record.id,
      { token: lease.token, leaseMs: 60_000 },
      stored => ({
        record: { ...stored, acting: ['Cordons node-a.'] },
        events: [],
      }),
    );
    await (await knex)('eks_operations').update({ lease_until: 1 });
    const paused = await store.change(record.id, (stored, now) =>
      applyVerb(stored, { name: 'pause' }, 'user:default/bob', now, terms),
    );
    expect(paused).toMatchObject({ state: 'paused', events: 3 });
    expect(paused.lease).toBeUndefined();
    const lines = await (
      await knex
    )('eks_operation_events').orderBy('sequence');
    expect(lines.map(({ message }) => message).slice(1)).toEqual([
      'Whether this was done is not known: "Cordons node-a." The step looks at what is there before it goes on.',
      'Paused the operation.',
    ]);
  });
});
