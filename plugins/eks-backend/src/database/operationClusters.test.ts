import knexFactory, { Knex } from 'knex';
import { RunningPostgres, startPostgres } from '../__testUtils__/postgres';
import { migrationsDirectory } from './migrate';

jest.setTimeout(60_000);

const before = '20261124_04_operations.js';
const migration = '20261201_05_operation_clusters.js';
const arnOf = (name: string) =>
  `arn:aws:eks:eu-west-1:111111111111:cluster/${name}`;

const operation = (id: string, kind: string, endedAt: string | null) => ({
  id,
  kind,
  title: 'Rotate standard of dev-eks1',
  account_id: '111111111111',
  region: 'eu-west-1',
  cluster_name: 'dev-eks1',
  arn: arnOf('dev-eks1'),
  environment: 'dev',
  state: endedAt ? 'succeeded' : 'waiting',
  requested_by: 'user:default/ada',
  created_at: '2026-11-24T10:00:00.000Z',
  updated_at: '2026-11-24T10:00:00.000Z',
  ended_at: endedAt,
  input: JSON.stringify({ kind, clusterName: 'dev-eks1' }),
  approval: '{"required":false}',
  steps: '[]',
  position: 0,
  plan_token: 'token',
  version: 3,
  events: 1,
  active_key: endedAt ? null : arnOf('dev-eks1'),
});

const active = operation('active', 'rotation', null);
const ended = operation('ended', 'upgrade', '2026-11-24T11:00:00.000Z');

const rows = (knex: Knex, table: string) =>
  knex(table)
    .orderBy(table === 'eks_operations' ? 'id' : 'operation_id')
    .select();

/** @returns the operations before the migration, and after it and going back */
async function upAndDown(knex: Knex) {
  const directory = migrationsDirectory();
  let done = '';
  while (!done.endsWith(before)) {
    [, [done]] = await knex.migrate.up({ directory });
  }
  await knex('eks_operations').insert([active, ended]);
  const event = {
    operation_id: 'active',
    sequence: 1,
    at: active.created_at,
    type: 'created',
    step_id: null,
    by: 'user:default/ada',
    message: 'Started.',
  };
  await knex('eks_operation_events').insert(event);
  const earlier = await rows(knex, 'eks_operations');

  await knex.migrate.up({ directory, name: migration });
  const cluster = {
    arn: arnOf('dev-eks1'),
    account_id: '111111111111',
    region: 'eu-west-1',
    cluster_name: 'dev-eks1',
  };
  expect(await rows(knex, 'eks_operation_clusters')).toEqual([
    { operation_id: 'active', ...cluster, active_key: cluster.arn },
    { operation_id: 'ended', ...cluster, active_key: null },
  ]);
  expect(
    (await rows(knex, 'eks_operations')).map(({ input }) => JSON.parse(input)),
  ).toEqual([
    { kind: 'rotation', clusterName: 'dev-eks1', alsoClusters: [] },
    { kind: 'upgrade', clusterName: 'dev-eks1' },
  ]);
  await expect(
    knex('eks_operation_clusters')
      .where({ operation_id: 'ended' })
      .update({ active_key: cluster.arn }),
  ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });

  const other = {
    ...cluster,
    arn: arnOf('dev-eks2'),
    cluster_name: 'dev-eks2',
  };
  await knex('eks_operation_clusters').insert({
    operation_id: 'active',
    ...other,
    active_key: other.arn,
  });
  await expect(
    knex.migrate.down({ directory, name: migration }),
  ).rejects.toThrow('leave clusters of these operations to others: active.');
  await knex('eks_operation_clusters').where({ arn: other.arn }).delete();

  await knex.migrate.down({ directory, name: migration });
  expect(await rows(knex, 'eks_operation_events')).toEqual([event]);
  await expect(
    knex('eks_operations')
      .where({ id: 'ended' })
      .update({ active_key: cluster.arn }),
  ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
  return { earlier, later: await rows(knex, 'eks_operations') };
}

describe('the migration to clusters of operations', () => {
  let postgres: RunningPostgres | undefined;
  afterAll(() => postgres?.stop());

  it('carries operations over on SQLite, and back', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const { earlier, later } = await upAndDown(knex);
    expect(later).toEqual(earlier);
    await knex.destroy();
  });

  it('carries operations over on PostgreSQL, and back', async () => {
    postgres = await startPostgres();
    const { earlier, later } = await upAndDown(postgres.knex);
    expect(later).toEqual(earlier);
  });
});
