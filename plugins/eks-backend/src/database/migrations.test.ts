import { mockServices } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningPostgres, startPostgres } from '../__testUtils__/postgres';
import { FleetStore } from '../fleet/store/FleetStore';
import { CalendarStore } from '../fleet/store/CalendarStore';
import { ClusterSnapshot } from '../fleet/store/snapshot';
import { AuditTrail } from '../audit/AuditTrail';
import { DirectoryStore } from '../organization/DirectoryStore';
import { migrationsDirectory } from './migrate';

jest.setTimeout(60_000);

const logger = mockServices.logger.mock();

const tables = [
  'eks_scan_units',
  'eks_clusters',
  'eks_removed_clusters',
  'eks_version_calendar',
  'eks_calendar_reading',
  'eks_audit',
  'eks_repositories',
  'eks_terraform_changes',
  'eks_terraform_change_subjects',
  'eks_operations',
  'eks_operation_events',
  'eks_operation_news',
  'eks_operation_targets',
  'eks_organization_accounts',
  'eks_organization_reading',
  'eks_tenants',
];
const unit = { accountId: '111111111111', region: 'eu-west-1' };
const at = '2026-11-24T10:00:00.000Z';
const snapshot = {
  facts: {
    ...unit,
    arn: 'arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1',
    name: 'dev-eks1',
    version: '1.35',
  },
  problems: [],
} as unknown as ClusterSnapshot; // The store reads only these four facts.

async function existing(knex: Knex): Promise<string[]> {
  const found = await Promise.all(
    tables.map(async table =>
      (await knex.schema.hasTable(table)) ? table : '',
    ),
  );
  return found.filter(Boolean);
}

async function exercise(knex: Knex): Promise<void> {
  const store = new FleetStore(knex);
  await store.syncUnits([unit, { ...unit, region: 'eu-north-1' }]);
  await store.syncUnits([unit]);
  expect(await store.units()).toEqual([unit]);

  expect(await store.claimUnit(unit, at, '2026-11-24T09:00:00.000Z')).toBe(
    true,
  );
  expect(await store.claimUnit(unit, at, '2026-11-24T09:00:00.000Z')).toBe(
    false,
  );
  expect(await store.claimUnit(unit, at, '2026-11-24T11:00:00.000Z')).toBe(
    true,
  );
  await store.finishUnit(unit, 'a mark of somebody else', { at, listed: true });
  expect(await store.units()).toEqual([{ ...unit, runningSince: at }]);
  const later = '2026-11-24T10:01:00.000Z';
  expect(await store.renewClaim(unit, at, later)).toBe(true);
  expect(await store.renewClaim(unit, at, later)).toBe(false);
  await store.finishUnit(unit, later, { at, listed: true });
  expect(await store.claimUnit(unit, at, at)).toBe(true);
  const problem = { kind: 'timeout' as const, message: 'No answer.' };
  await store.finishUnit(unit, at, {
    at: '2026-11-24T10:05:00.000Z',
    listed: false,
    problem,
  });
  expect(await store.units()).toEqual([
    {
      ...unit,
      lastSuccess: at,
      lastAttempt: '2026-11-24T10:05:00.000Z',
      problem,
    },
  ]);

  await store.saveCluster(snapshot, at);
  await store.setClusterProblem(snapshot.facts.arn, problem);
  expect(await store.clusters(unit)).toMatchObject([
    { name: 'dev-eks1', lastSeen: at, problem, snapshot },
  ]);
  await store.saveCluster(snapshot, '2026-11-24T10:10:00.000Z');
  expect((await store.cluster(unit, 'dev-eks1'))?.problem).toBeUndefined();
  expect(await store.countClusters()).toBe(1);
  await store.syncUnits([]);
  expect(await store.countClusters()).toBe(0);

  const calendar = new CalendarStore(knex);
  const life = { version: '1.35', isDefault: true };
  await calendar.replace([life], at);
  await calendar.replace([], at);
  expect(await calendar.read()).toEqual({ versions: [life], readAt: at });
  await calendar.fail(problem);
  expect(await calendar.read()).toEqual({
    versions: [life],
    readAt: at,
    problem,
  });
  const newer = { version: '1.36', isDefault: false };
  await Promise.all(
    Array.from({ length: 6 }, () => calendar.replace([newer], at)),
  );
  expect(await calendar.read()).toEqual({ versions: [newer], readAt: at });

  await store.syncUnits([unit]);
  await store.saveCluster(snapshot, at);
  await store.removeCluster(snapshot.facts.arn, at);
  expect(await store.countRemovedSince('2026-11-24T09:00:00.000Z')).toBe(1);
  expect(await store.countRemovedSince('2026-11-24T11:00:00.000Z')).toBe(0);

  const directory = new DirectoryStore(knex, {
    managementAccountId: '999999999999',
    tenantOrganizationalUnitId: 'ou-acme-tenants01',
  });
  const tenants = { id: 'ou-acme-tenants01', path: 'Tenants' };
  const [first, second] = ['444444444444', '666666666666'].map(accountId => ({
    accountId,
    name: 'tenant',
    email: 'aws@acme.example',
    state: 'ACTIVE',
    unit: tenants,
    tags: { Owner: 'team-a' },
  }));
  const found = { units: [tenants], readAt: at, removed: [], forgetBefore: at };
  await directory.fail(problem);
  expect(await directory.read()).toEqual({ accounts: [], units: [], problem });
  await Promise.all([
    directory.save({ ...found, accounts: [first, second] }),
    directory.save({ ...found, accounts: [second, first] }),
  ]);
  const removed = [first.accountId];
  await directory.save({ ...found, accounts: [second], removed });
  await directory.fail(problem);
  expect(await directory.read()).toEqual({
    accounts: [second],
    units: [tenants],
    readAt: at,
    problem,
  });
  expect(await directory.countRemovedSince(at)).toBe(1);

  const trail = new AuditTrail(knex, logger);
  const intent = {
    eventId: 'scan-start',
    severity: 'low' as const,
    principal: 'user:default/guest',
    subject: { accountId: '111111111111' },
  };
  await trail.record(intent, async () => 'done', String);
  await expect(
    trail.record(
      intent,
      async () => Promise.reject(new Error('broken')),
      () => 'It broke.',
    ),
  ).rejects.toThrow('broken');
  const rows = await knex('eks_audit').orderBy('at').select();
  expect(rows.map(row => [row.phase, row.outcome, row.error]).sort()).toEqual(
    [
      ['intent', null, null],
      ['intent', null, null],
      ['outcome', 'succeeded', null],
      ['outcome', 'failed', 'It broke.'],
    ].sort(),
  );
}

async function upAndDown(knex: Knex): Promise<void> {
  const directory = migrationsDirectory();
  for (let round = 0; round < 2; round++) {
    await knex.migrate.latest({ directory });
    expect(await existing(knex)).toEqual(tables);
    if (round === 0) await exercise(knex);
    for (;;) {
      const [, undone] = await knex.migrate.down({ directory });
      if (undone.length === 0) break;
    }
    expect(await existing(knex)).toEqual([]);
  }
}

describe('migrations and what is stored through them', () => {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  it('work on PostgreSQL, up and down', async () => {
    const { rows } = await postgres.knex.raw('select version()');
    expect(rows[0].version).toMatch(/^PostgreSQL/);
    await upAndDown(postgres.knex);
  });

  it('give requests for approval an end, and take it away again', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const directory = migrationsDirectory();
    const clusters = '20261201_05_operation_clusters.js';
    const news = '20261201_06_operation_news.js';
    let done = '';
    while (!done.endsWith(clusters)) {
      [, [done]] = await knex.migrate.up({ directory });
    }
    const { id, ...operation } = {
      id: '1',
      kind: 'upgrade',
      title: 'Upgrade',
      account_id: '111111111111',
      region: 'eu-west-1',
      cluster_name: 'dev-eks1',
      arn: snapshot.facts.arn,
      environment: 'dev',
      state: 'needs-approval',
      requested_by: 'user:default/ada',
      created_at: at,
      updated_at: at,
      input: '{}',
      approval: '{"required":true}',
      steps: '[]',
      position: 0,
      plan_token: 'token',
      version: 1,
      events: 0,
    };
    await knex('eks_operations').insert({ id, ...operation });
    await knex.migrate.up({ directory, name: news });
    const [row] = await knex('eks_operations');
    const { until, ...approval } = JSON.parse(row.approval);
    expect(approval).toEqual({ required: true });
    expect(row.next_check_at).toBe(Date.parse(until));
    expect(row.next_check_at).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000);
    await knex.migrate.down({ directory, name: news });
    expect(await knex('eks_operations')).toEqual([
      expect.objectContaining({
        approval: operation.approval,
        next_check_at: null,
      }),
    ]);
    await knex.destroy();
  });

  it('make the tables that report.sql.md shows', async () => {
    await postgres.knex.migrate.latest({ directory: migrationsDirectory() });
    const report = readFileSync(
      join(migrationsDirectory(), '..', 'report.sql.md'),
      'utf8',
    );
    const reported = report
      .split(/^## Table /m)
      .slice(1)
      .map(section => ({
        table: section.match(/^`(\w+)`/)?.[1],
        columns: [...section.matchAll(/^\| `(\w+)`/gm)].map(match => match[1]),
      }));
    expect(reported.map(({ table }) => table)).toEqual([...tables].sort());
    for (const { table = '', columns } of reported) {
      const info = await postgres.knex(table).columnInfo();
      expect(columns).toEqual(Object.keys(info).sort());
    }
  });

  it('work on SQLite, up and down', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    expect(await knex.schema.hasTable('eks_clusters')).toBe(false);
    await upAndDown(knex);
    await knex.destroy();
  });

  it('refuses an act whose intent cannot be written', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const act = jest.fn();
    await expect(
      new AuditTrail(knex, logger).record(
        { eventId: 'x', severity: 'low', principal: 'a', subject: {} },
        act,
        String,
      ),
    ).rejects.toThrow('Nothing was done');
    expect(act).not.toHaveBeenCalled();
    await knex.destroy();
  });

  it('keeps an act that happened although its outcome cannot be written', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const result = await new AuditTrail(
      knex,
      mockServices.logger.mock({
        child: () => logger,
      }),
    ).record(
      { eventId: 'x', severity: 'low', principal: 'a', subject: {} },
      async () => {
        await knex.schema.dropTable('eks_audit');
        return 'done';
      },
      String,
    );
    expect(result).toBe('done');
    expect(logger.error).toHaveBeenCalledWith(
      'The outcome of an act was not recorded',
      expect.anything(),
    );
    await knex.destroy();
  });
});
