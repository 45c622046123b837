import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  eksClusterReadPermission,
  Peering,
} from '@xkf/backstage-plugin-eks-common';
import {
  createEksClusterConditionalDecision,
  eksClusterConditions,
} from '../../permissions';
import { ids, peering, PeeringPortal } from './__testUtils__/PeeringPortal';

jest.setTimeout(240_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

describe('the lists of networks and peerings', () => {
  let peerings: PeeringPortal;
  beforeEach(async () => {
    peerings = await PeeringPortal.start();
  });
  afterEach(() => peerings?.stop());

  it('show what both sides say, and which part could not be read', async () => {
    const { portal } = peerings;
    portal.sandbox.faults.add({
      effect: 'access-denied',
      service: 'ec2',
      operation: 'DescribeVpcs',
      account: ids.lab,
    });
    const { id } = await portal.begin(peering);
    await portal.until(id, 'waiting', 'wait-merge-requester');
    const { body: networks } = await portal
      .get(`/networks?accountId=${ids.shop}`)
      .expect(200);
    expect(networks).toMatchObject({
      items: [
        {
          accountId: ids.shop,
          accountName: 'tenant-shop',
          environment: 'prod',
          role: 'tenant',
          vpcId: peerings.vpcOf(ids.shop),
          name: 'prod-shop',
          cidrs: ['10.121.0.0/18'],
        },
      ],
      totalItems: 1,
      problems: [],
      readAt: expect.any(String),
    });
    const { body } = await portal.get('/peerings').expect(200);
    expect(body.problems).toMatchObject([
      { subject: 'legacy in eu-west-1' },
      {
        subject: 'tenant-lab in eu-west-1',
        accountId: ids.lab,
        problem: { kind: 'access-denied' },
      },
    ]);
    const byName = new Map<string, Peering>(
      body.items.map((one: Peering) => [one.name, one]),
    );
    expect([...byName.keys()]).toEqual(['dev-tenant-data', 'prod-tenant-data']);
    expect(byName.get('prod-tenant-data')).toMatchObject({
      connection: { status: 'active' },
      disagreements: [],
      requester: {
        accountName: 'xkf-prod',
        known: true,
        declared: { repository: 'acme/xkf', line: expect.any(Number) },
        routes: { present: 13, wanted: 13, blackholes: 0 },
      },
      accepter: {
        accountName: 'tenant-data',
        declared: { repository: 'acme/tenant-data' },
      },
    });
    expect(byName.get('dev-tenant-data')).toMatchObject({
      connection: { status: 'pending-acceptance' },
      requester: { declared: { repository: 'acme/xkf' } },
    });
    expect(byName.get('dev-tenant-data')?.accepter.declared).toBeUndefined();
    expect(
      byName.get('dev-tenant-data')?.disagreements.map(({ code }) => code),
    ).toContain('not-accepted-in-terraform');
  });

  it('show a peering from its entry on, with the operation that makes it', async () => {
    const { portal } = peerings;
    const { id } = await portal.begin(peering);
    await peerings.merge(id, 'wait-merge-requester');
    await portal.until(id, 'waiting', 'wait-merge-accepter');
    const { body } = await portal
      .get(`/peerings?accountId=${ids.shop}`)
      .expect(200);
    expect(body.items).toMatchObject([
      {
        name: peering.name,
        operationId: id,
        connection: { status: 'pending-acceptance' },
        requester: { vpcName: 'qa-core' },
        accepter: { vpcName: 'prod-shop', routes: { present: 0, wanted: 2 } },
      },
    ]);
  });
});

describe('somebody who may see one side only', () => {
  let peerings: PeeringPortal;
  beforeAll(async () => {
    const { isInAccount } = eksClusterConditions;
    const own = createEksClusterConditionalDecision(eksClusterReadPermission, {
      anyOf: [isInAccount({ accountIds: [ids.data] })],
    });
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async requests => requests.map(() => own),
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    peerings = await PeeringPortal.start({ features: [permissions.factory] });
  });
  afterAll(() => peerings?.stop());

  it('sees of the other one what AWS and Terraform of that side tell', async () => {
    const { portal } = peerings;
    const { body } = await portal.get('/peerings').expect(200);
    const found = body.items.find(
      ({ name }: Peering) => name === 'prod-tenant-data',
    );
    expect(found).toMatchObject({
      connection: { status: 'active' },
      accepter: {
        accountName: 'tenant-data',
        known: true,
        declared: { repository: 'acme/tenant-data' },
      },
      disagreements: [],
    });
    expect(found.requester).toEqual({
      accountId: '333333333333',
      accountName: '333333333333',
      known: false,
      region: 'eu-west-1',
      vpcId: expect.stringMatching(/^vpc-/),
      cidr: '10.100.128.0/18',
    });
    expect(body.problems).toEqual([]);
    const { body: networks } = await portal.get('/networks').expect(200);
    expect(networks.items).toHaveLength(1);
    const { body: hidden } = await portal
      .get(`/networks?accountId=${ids.shop}`)
      .expect(200);
    expect(hidden.items).toEqual([]);
  });

  it('cannot plan one with the other', async () => {
    const { status } = await peerings.portal.post('/operations/plan', {
      operation: { ...peering, accepter: { accountId: ids.data } },
    });
    expect(status).toBe(403);
  });
});
