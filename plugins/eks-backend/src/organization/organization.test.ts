import {
  coreServices,
  createBackendModule,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ClusterSummary, ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { OperationsPortal } from '../operations/world/__testUtils__/OperationsPortal';
import { accounts } from '../__testUtils__/portal';

jest.setTimeout(120_000);

const organization = {
  managementAccountId: '999999999999',
  tenantOrganizationalUnitId: 'ou-acme-tenants01',
  tenantRegions: ['eu-west-1'],
};

describe('accounts of the organization', () => {
  let scheduler: SchedulerService;
  const scheduling = createBackendModule({
    pluginId: 'eks',
    moduleId: 'scheduling',
    register(env) {
      env.registerInit({
        deps: { service: coreServices.scheduler },
        async init({ service }) {
          scheduler = service;
        },
      });
    },
  });
  let world: OperationsPortal;
  beforeAll(async () => {
    world = await OperationsPortal.start({
      eks: {
        accounts: accounts.slice(0, 3),
        organization,
        terraform: {
          tenantDefaults: { repoUrl: 'https://github.com/acme/{account}' },
        },
      },
      features: [scheduling],
    });
  });
  afterAll(() => world?.stop());
  afterEach(() => world.sandbox.faults.clear());

  const units = async (): Promise<ScanUnit[]> => {
    const { body } = await world.get('/scan-status').expect(200);
    return body.units;
  };
  /** State of the only unit of each found account, once all have been read. */
  const found = async () => {
    for (;;) {
      const all = await units();
      if (all.every(({ state }) => /^(succeeded|failed)$/.test(state))) {
        return new Map(
          all
            .filter(({ accountId }) => Number(accountId[0]) > 3)
            .map(unit => [unit.accountName, unit]),
        );
      }
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
  };
  const refresh = () => scheduler.triggerTask('eks-organization');
  const reading = async () => {
    const row = await world.knex('eks_organization_reading').first();
    return { ...row, problem: row.problem && JSON.parse(row.problem) };
  };

  it('are read without being configured', async () => {
    await refresh();
    expect((await found()).get('tenant-data')).toMatchObject({
      environment: 'prod',
      owner: 'group:default/team-data',
      state: 'succeeded',
      clusters: 1,
    });
    const { body } = await world.get('/clusters?accountId=444444444444');
    const [cluster]: ClusterSummary[] = body.items;
    expect(cluster).toMatchObject({
      name: 'data-eks1',
      accountName: 'tenant-data',
      environment: 'prod',
    });
  });

  it('stay when AWS denies to list them, with the cause', async () => {
    const before = await units();
    world.sandbox.faults.add({
      service: 'organizations',
      operation: 'ListAccountsForParent',
      effect: 'access-denied',
    });
    await refresh();
    expect(await units()).toHaveLength(before.length);
    expect((await reading()).problem).toEqual({
      kind: 'access-denied',
      permission: 'organizations:ListAccountsForParent',
      message:
        "AWS refuses organizations:ListAccountsForParent for account management (999999999999). Add organizations:ListAccountsForParent to the portal's role in that account.",
      since: expect.any(String),
    });
    world.sandbox.faults.clear();
    await refresh();
    expect((await reading()).problem).toBeNull();
  });

  it('come and go as they are moved, and are holes where their role is missing', async () => {
    const member =
      world.sandbox.world.organization.accounts.get('555555555555');
    if (!member) throw new Error('The sandbox has no such account');
    const unit = member.parentId;
    member.parentId = organization.tenantOrganizationalUnitId;
    await refresh();
    expect((await found()).get('legacy')).toMatchObject({
      environment: 'unknown',
      state: 'failed',
      problem: {
        kind: 'access-denied',
        permission: 'sts:AssumeRole',
      },
    });

    member.parentId = unit;
    await refresh();
    expect((await found()).has('legacy')).toBe(false);
    expect((await reading()).problem).toBeNull();
    const stored = await world.knex('eks_scan_units').distinct('account_id');
    expect(stored.map(row => row.account_id)).not.toContain('555555555555');
  });
});
