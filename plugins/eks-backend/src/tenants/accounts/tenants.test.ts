import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  eksClusterReadPermission,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { organization } from '../../operations/tenantAccount/__testUtils__/TenantPortal';
import { OperationsPortal } from '../../operations/world/__testUtils__/OperationsPortal';
import {
  createEksClusterConditionalDecision,
  eksClusterConditions,
} from '../../permissions';

jest.setTimeout(120_000);

jest.mock('../../operations/createKinds');
jest.mock('../../operations/createOperations');

describe('the list of tenants', () => {
  let portal: OperationsPortal;
  afterEach(() => portal?.stop());

  const until = async (
    path: string,
    isSo: (body: { items: Tenant[] }) => boolean,
  ) => {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { body } = await portal.get(path).expect(200);
      if (isSo(body) || Date.now() > deadline) return body;
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
  };
  const all = (body: { items: Tenant[] }) => body.items.length >= 4;

  it('has configured and discovered accounts with what belongs to them', async () => {
    portal = await OperationsPortal.start({ eks: { organization } });
    const body = await until('/tenants', all);
    expect(body.items.map(({ name }: Tenant) => name)).toEqual([
      'tenant-data',
      'tenant-lab',
      'tenant-new',
      'tenant-shop',
    ]);
    const [data, , , shop] = body.items;
    expect(data).toMatchObject({
      source: 'configured',
      organizationalUnit: 'Tenants/Production',
      repository: { name: 'acme/tenant-data' },
      vpcs: [{ region: 'eu-west-1' }],
      peerings: expect.arrayContaining([
        expect.objectContaining({ name: 'prod-tenant-data', status: 'active' }),
      ]),
    });
    expect(shop).toMatchObject({
      source: 'discovered',
      email: 'aws+tenant-shop@acme.example',
      owner: 'group:default/team-shop',
      environment: 'prod',
      state: 'ACTIVE',
      namespaces: expect.arrayContaining([
        expect.objectContaining({
          name: 'shop',
          repository: 'acme/xkf',
          path: 'global.tfvars',
          resourceGroup: true,
        }),
      ]),
    });
    expect(body.organization).toMatchObject({
      managementAccountId: '999999999999',
      units: [
        { id: 'ou-acme-tenants01', path: 'Tenants' },
        { id: 'ou-acme-tenantprd', path: 'Tenants/Production' },
      ],
    });
    const found = await portal.get('/tenants?search=team-shop').expect(200);
    expect(found.body.items).toHaveLength(1);
  });

  it('shows what it can where a part cannot be read', async () => {
    portal = await OperationsPortal.start({ eks: { organization } });
    portal.sandbox.faults.add({
      effect: 'access-denied',
      account: '777777777777',
      operation: 'DescribeVpcs',
    });
    const { items } = await until('/tenants', all);
    const lab = items.find(({ name }: Tenant) => name === 'tenant-lab');
    expect(lab?.vpcs).toBeUndefined();
    expect(lab?.problems).toEqual([
      {
        part: 'VPCs in eu-west-1',
        problem: expect.objectContaining({ permission: 'ec2:DescribeVpcs' }),
      },
    ]);
  });

  it('shows people what is theirs, and no organization', async () => {
    const decision = createEksClusterConditionalDecision(
      eksClusterReadPermission,
      eksClusterConditions.isOwner({ owners: ['group:default/team-shop'] }),
    );
    let isNarrow = false;
    const decide = (): PolicyDecision =>
      isNarrow ? decision : { result: AuthorizeResult.ALLOW };
    portal = await OperationsPortal.start({
      eks: { organization },
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async requests => requests.map(decide),
        }).factory,
      ],
    });
    isNarrow = true;
    const body = await until('/tenants', ({ items }) => items.length > 0);
    expect(body.items.map(({ name }: Tenant) => name)).toEqual(['tenant-shop']);
    expect(body.organization).toBeUndefined();
  });
});
