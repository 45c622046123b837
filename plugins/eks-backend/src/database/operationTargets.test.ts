import knexFactory, { Knex } from 'knex';
import { RunningPostgres, startPostgres } from '../__testUtils__/postgres';
import { migrationsDirectory } from './migrate';

jest.setTimeout(60_000);

const before = '20261201_06_operation_news.js';
const migration = '20261201_07_operation_targets.js';
const arnOf = (name: string) =>
  `arn:aws:eks:eu-west-1:111111111111:cluster/${name}`;

const operation = {
  id: 'active',
  kind: 'rotation',
  title: 'Rotate standard of dev-eks1',
  account_id: '111111111111',
  region: 'eu-west-1',
  cluster_name: 'dev-eks1',
  arn: arnOf('dev-eks1'),
  environment: 'dev',
  state: 'waiting',
  requested_by: 'user:default/ada',
  created_at: '2026-11-24T10:00:00.000Z',
  updated_at: '2026-11-24T10:00:00.000Z',
  input: '{"kind":"rotation","alsoClusters":["dev-eks2"]}',
  approval: '{"required":false}',
  steps: '[]',
  position: 0,
  plan_token: 'token',
  version: 3,
  events: 1,
};
const cluster = (name: string) => ({
  operation_id: 'active',
  arn: arnOf(name),
  account_id: '111111111111',
  region: 'eu-west-1',
  cluster_name: name,
  active_key: arnOf(name),
});
const target = (name: string) => ({
  key: arnOf(name),
  accountId: '111111111111',
  region: 'eu-west-1',
  name,
  clusterName: name,
});

/** @returns the operations before the migration, and after it and going back */
async function upAndDown(knex: Knex) {
  const directory = migrationsDirectory();
  let done = '';
  while (!done.endsWith(before)) {
    [, [done]] = await knex.migrate.up({ directory });
  }
  await knex('eks_operations').insert(operation);
  await knex('eks_operation_clusters').insert([
    cluster('dev-eks1'),
    cluster('dev-eks2'),
  ]);
  const event = {
    operation_id: 'active',
    sequence: 1,
    at: operation.created_at,
    type: 'created',
    step_id: null,
    by: 'user:default/ada',
    message: 'Started.',
  };
  await knex('eks_operation_events').insert(event);
  const earlier = await knex('eks_operations').select();

  await knex.migrate.up({ directory, name: migration });
  const [moved] = await knex('eks_operations').select();
  expect(moved).toMatchObject({
    target_key: arnOf('dev-eks1'),
    target_name: 'dev-eks1',
  });
  expect(JSON.parse(moved.also_targets)).toEqual([target('dev-eks2')]);
  const targets = await knex('eks_operation_targets').orderBy('position');
  expect(targets.map(({ target_key }) => target_key)).toEqual(
    ['dev-eks1', 'dev-eks2'].map(arnOf),
  );
  await expect(
    knex('eks_operation_targets')
      .where({ target_key: arnOf('dev-eks2') })
      .update({ active_key: arnOf('dev-eks1') }),
  ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
  // What the code before does not know is gone after going back.
  await knex('eks_operations').insert({
    ...moved,
    id: 'peering',
    kind: 'peering',
    target_key: 'peering/vpc-1/vpc-2',
  });

  await knex.migrate.down({ directory, name: migration });
  expect(await knex('eks_operation_clusters').orderBy('arn')).toEqual(
    ['dev-eks1', 'dev-eks2'].map(cluster),
  );
  expect(await knex('eks_operation_events').select()).toEqual([event]);
  return { earlier, later: await knex('eks_operations').select() };
}

describe('the migration to targets of operations', () => {
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
