import { mockServices } from '@backstage/backend-test-utils';
import { IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { Portal, startPortal } from '../../__testUtils__/portal';
import { withTenants } from '../../operations/peering/__testUtils__/PeeringPortal';

jest.setTimeout(60_000);

const dev = '111111111111';

describe('the roles of service accounts', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    Object.assign(process.env, sandbox.environment());
    const { accounts } = withTenants(sandbox);
    portal = await startPortal({
      eks: { accounts },
      features: [mockServices.database.factory()],
    });
  });
  afterAll(async () => {
    await portal?.backend.stop();
    await sandbox?.stop();
  });

  async function list(query = ''): Promise<{
    items: IrsaRole[];
    totalItems: number;
    problems: { subject: string; problem: { kind: string } }[];
  }> {
    const { body } = await portal
      .get(`/irsa-roles?limit=100${query}`)
      .expect(200);
    return body;
  }

  const named = (items: IrsaRole[], name: string) =>
    items.find(item => item.name === name);

  it('are shown with their trust, service accounts and last use', async () => {
    const { items } = await list('&accountId=444444444444');
    expect(items).toHaveLength(2);
    const clusters = ['prod-eks1', 'prod-eks2'].map(clusterName => ({
      accountId: '333333333333',
      region: 'eu-west-1',
      clusterName,
    }));
    expect(named(items, 'xks-eu-west-1-prod-data-search-indexer')).toEqual({
      arn: 'arn:aws:iam::444444444444:role/xks-eu-west-1-prod-data-search-indexer',
      name: 'xks-eu-west-1-prod-data-search-indexer',
      accountId: '444444444444',
      accountName: 'tenant-data',
      exists: true,
      trust: [
        {
          issuer: expect.stringMatching(/^oidc\.eks\.eu-west-1\./),
          cluster: clusters[1],
          namespace: 'search',
          serviceAccount: 'search-indexer',
          audience: false,
        },
      ],
      serviceAccounts: [
        { cluster: clusters[1], namespace: 'search', name: 'search-indexer' },
      ],
      createdAt: expect.stringMatching(/T10:12:00.000Z$/),
      lastUsedAt: expect.stringMatching(/T21:40:00.000Z$/),
      drift: [],
    });
    const both = named(items, 'xks-eu-west-1-prod-data-payments-export');
    expect(both?.trust.map(({ cluster }) => cluster)).toEqual(
      expect.arrayContaining(clusters),
    );
    expect(both?.drift).toEqual([]);
  });

  it('that do not agree with the clusters say how', async () => {
    const { items } = await list('&drift=true');
    const told = (name: string) =>
      named(items, name)?.drift.map(({ code, severity }) => [code, severity]);
    expect(told('xks-eu-west-1-dev-payments-exporter')).toEqual([
      ['role-missing', 'warning'],
    ]);
    const missing = named(items, 'xks-eu-west-1-dev-payments-exporter');
    expect(missing).toMatchObject({ exists: false, accountName: 'xkf-dev' });
    expect(missing?.drift[0].message).toBe(
      'The annotation of payments/payments-exporter in dev-eks1 names this role, and xkf-dev has no such role. Its pods get no credentials. Create the role, or take the annotation away.',
    );
    expect(told('xks-eu-west-1-dev-shop-reports')).toEqual([
      ['service-account-missing', 'warning'],
    ]);
    expect(told('xks-eu-west-1-qa-shop-uploads')).toEqual(
      expect.arrayContaining([
        ['issuer-unknown', 'warning'],
        ['annotation-differs', 'warning'],
      ]),
    );
    expect(items.every(({ drift }) => drift.length > 0)).toBe(true);
  });

  it('are found by cluster, region and text', async () => {
    const { items: all, totalItems } = await list();
    const cluster = await list('&clusterName=qa-eks1&region=eu-west-1');
    expect(cluster.items.length).toBeGreaterThan(0);
    expect(cluster.totalItems).toBeLessThan(totalItems);
    expect(named(cluster.items, 'xks-eu-west-1-qa-shop-uploads')).toBeDefined();
    expect((await list('&region=eu-west-1')).totalItems).toBeLessThan(
      totalItems,
    );
    expect((await list('&search=payments/PAYMENTS-export')).items).toHaveLength(
      all.filter(({ name }) => name.includes('payments-export')).length,
    );
    const { body } = await portal.get('/irsa-roles?limit=2').expect(200);
    expect(body).toMatchObject({ totalItems, nextCursor: expect.any(String) });
    expect(body.items).toHaveLength(2);
  });

  it('are counted for tenants', async () => {
    const { body } = await portal.get('/tenants?search=tenant-data');
    expect(body.items[0]).toMatchObject({ irsaRoles: 2 });
  });

  it('name the accounts and clusters that could not be read', async () => {
    const { problems } = await list();
    expect(problems.map(({ subject }) => subject)).toContain('legacy');
  });
});

describe('roles of a cluster that cannot be read', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    Object.assign(process.env, sandbox.environment());
    portal = await startPortal({
      features: [mockServices.database.factory()],
    });
  });
  afterAll(async () => {
    await portal?.backend.stop();
    await sandbox?.stop();
  });

  it('are not taken for unused', async () => {
    sandbox.faults.add({
      effect: 'unreachable',
      service: 'kubernetes',
      cluster: 'dev-eks1',
    });
    sandbox.faults.add({
      effect: 'access-denied',
      service: 'iam',
      operation: 'GetRole',
    });
    const { body } = await portal
      .get(`/irsa-roles?limit=100&accountId=${dev}`)
      .expect(200);
    const reports = body.items.find(
      ({ name }: IrsaRole) => name === 'xks-eu-west-1-dev-shop-reports',
    );
    expect(reports).toMatchObject({ drift: [], lastUseUnknown: true });
    expect(
      body.problems.map(({ subject }: { subject: string }) => subject),
    ).toEqual(
      expect.arrayContaining([
        'Service accounts of dev-eks1',
        'Last use of the roles of xkf-dev',
      ]),
    );
  });
});
