import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ClusterSummary,
  eksClusterReadPermission,
  ScanUnit,
} from '@xkf/backstage-plugin-eks-common';
import { Sandbox } from '@xkf/sandbox';
import knexFactory, { Knex } from 'knex';
import { Portal, startPortal, useSandbox } from './__testUtils__/portal';
import {
  createEksClusterConditionalDecision,
  eksClusterConditions,
} from './permissions';

jest.setTimeout(60_000);

const DEV = '/clusters/111111111111/eu-west-1/dev-eks1';
const PROD = '/clusters/333333333333/eu-west-1/prod-eks1';

describe('permissions and audit', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  let knex: Knex;
  let decide: (permission: string) => PolicyDecision;
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };

  beforeAll(async () => {
    auditor.createEvent.mockResolvedValue(event);
    decide = () => ({ result: AuthorizeResult.ALLOW });
    knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    sandbox = await useSandbox();
    portal = await startPortal({
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decide(permission.name)),
        }).factory,
        auditor.factory,
        mockServices.database.factory({ knex }),
      ],
    });
  });
  afterAll(async () => {
    await portal?.backend.stop();
    await sandbox?.stop();
    await knex.destroy();
  });
  afterEach(() => {
    decide = () => ({ result: AuthorizeResult.ALLOW });
    jest.clearAllMocks();
  });

  it('refuses everything without the permission, and names it', async () => {
    decide = () => ({ result: AuthorizeResult.DENY });
    for (const path of ['/clusters', DEV, `${DEV}/nodes`, '/scan-status']) {
      const { body } = await portal.get(path).expect(403);
      expect(body.error.message).toContain('eks.cluster.read');
    }
    const refresh = await portal.post(`${DEV}/refresh`).expect(403);
    expect(refresh.body.error.message).toContain('eks.cluster.read');
    const scan = await portal.post('/scan').expect(403);
    expect(scan.body.error.message).toContain('eks.cluster.refresh');
  });

  const { isInEnvironment, isInAccount, isOwner } = eksClusterConditions;
  const environments = ['dev', 'qa'];
  const accountIds = ['333333333333'];
  const several: PermissionCriteria<PermissionCondition<'eks-cluster'>> = {
    not: {
      anyOf: [isInEnvironment({ environments }), isInAccount({ accountIds })],
    },
  };
  it.each<
    [string, PermissionCriteria<PermissionCondition<'eks-cluster'>>, number]
  >([
    ['environment', isInEnvironment({ environments: ['prod'] }), 4],
    ['account', isInAccount({ accountIds }), 3],
    ['owner', isOwner({ owners: ['group:default/team-data'] }), 1],
    ['several facts', several, 1],
  ])('shows what the condition on %s allows', async (_name, conditions, n) => {
    decide = () =>
      createEksClusterConditionalDecision(eksClusterReadPermission, conditions);
    const { body } = await portal.get('/clusters').expect(200);
    expect(body.totalItems).toBe(n);
    const hidden = await portal.get(DEV).expect(403);
    expect(hidden.body.error.message).toContain('eks.cluster.read');
    const names = body.items.map((item: ClusterSummary) => item.environment);
    expect(new Set(names)).toEqual(new Set(['prod']));
    const versions = await portal.get('/versions').expect(200);
    const counted = versions.body.items.reduce(
      (sum: number, item: { clusters: number }) => sum + item.clusters,
      0,
    );
    expect(counted).toBe(n);
  });

  it('hides accounts whose clusters are hidden, and does not scan them', async () => {
    decide = () =>
      createEksClusterConditionalDecision(
        eksClusterReadPermission,
        eksClusterConditions.isInEnvironment({ environments: ['dev'] }),
      );
    const status = await portal.get('/scan-status').expect(200);
    expect(status.body.units.map((unit: ScanUnit) => unit.accountName)).toEqual(
      ['xkf-dev', 'xkf-dev'],
    );
    await portal.post('/scan', { accountId: '333333333333' }).expect(403);
    const { body } = await portal.post('/scan').expect(202);
    expect(body).toEqual({ started: 2, running: 0 });
  });

  it('does not answer a refresh with a cluster that may not be read', async () => {
    decide = permission =>
      permission === 'eks.cluster.refresh'
        ? { result: AuthorizeResult.ALLOW }
        : createEksClusterConditionalDecision(
            eksClusterReadPermission,
            isInEnvironment({ environments: ['dev'] }),
          );
    const { body } = await portal.post(`${PROD}/refresh`).expect(403);
    expect(body.error.message).toContain('eks.cluster.read');
    await portal.post(`${DEV}/refresh`).expect(200);
  });

  it('shows the accounts of visible clusters, and counts no hidden ones', async () => {
    decide = () =>
      createEksClusterConditionalDecision(
        eksClusterReadPermission,
        isOwner({ owners: ['group:default/team-data'] }),
      );
    const { body } = await portal.get('/scan-status').expect(200);
    expect(
      body.units.map((unit: ScanUnit) => [unit.accountName, unit.clusters]),
    ).toEqual([['tenant-data', 1]]);
  });

  it('publishes its permissions and rules', async () => {
    const { body } = await portal
      .get('/.well-known/backstage/permissions/metadata')
      .expect(200);
    expect(
      body.permissions.map((permission: { name: string }) => permission.name),
    ).toEqual([
      'eks.cluster.read',
      'eks.cluster.refresh',
      'eks.terraform.change',
      'eks.cluster.upgrade',
      'eks.nodegroup.rotate',
      'eks.operation.operate',
      'eks.operation.approve',
      'eks.tenant.create',
      'eks.irsa-role.create',
      'eks.peering.change',
    ]);
    expect(body.rules.map((rule: { name: string }) => rule.name)).toEqual([
      'IS_IN_ENVIRONMENT',
      'IS_IN_ACCOUNT',
      'IS_OWNER',
    ]);
  });

  it('audits every call with the event of the table', async () => {
    await portal.get(PROD).expect(200);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'cluster-fetch',
        severityLevel: 'low',
        meta: expect.objectContaining({ clusterName: 'prod-eks1' }),
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
    await portal.get(`${PROD}x`).expect(404);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('writes an intent and an outcome for each act', async () => {
    await knex('eks_audit').delete();
    await portal.post(`${PROD}/refresh`).expect(200);
    const rows = await knex('eks_audit').orderBy('at').select();
    expect(rows.map(row => [row.phase, row.outcome])).toEqual([
      ['intent', null],
      ['outcome', 'succeeded'],
    ]);
    expect(rows[0]).toMatchObject({
      event_id: 'cluster-refresh',
      principal: 'user:default/mock',
    });
    expect(JSON.parse(rows[0].subject)).toEqual({
      accountId: '333333333333',
      region: 'eu-west-1',
      clusterName: 'prod-eks1',
    });
  });

  it('keeps the text of unexpected failures out of answers and the audit', async () => {
    await knex('eks_audit').delete();
    await knex.schema.renameTable('eks_scan_units', 'eks_scan_units_away');
    const { body } = await portal.post('/scan').expect(500);
    await knex.schema.renameTable('eks_scan_units_away', 'eks_scan_units');
    const outcome = await knex('eks_audit').where({ phase: 'outcome' }).first();
    expect(outcome).toMatchObject({ outcome: 'failed' });
    for (const text of [body.error.message, outcome.error]) {
      expect(text).toMatch(/^The portal failed to answer/);
    }
    expect(JSON.stringify(body)).not.toContain('eks_scan_units');
  });

  it('does nothing when the intent cannot be written', async () => {
    await knex.schema.renameTable('eks_audit', 'eks_audit_away');
    const before = await knex('eks_clusters').where({ name: 'prod-eks1' });
    const { body } = await portal.post(`${PROD}/refresh`).expect(503);
    expect(body.error.message).toContain('Nothing was done');
    expect(body.error.message).not.toContain('eks_audit');
    await knex.schema.renameTable('eks_audit_away', 'eks_audit');
    expect(await knex('eks_clusters').where({ name: 'prod-eks1' })).toEqual(
      before,
    );
  });
});
