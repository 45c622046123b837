import {
  ids,
  peering,
  PeeringPortal,
  region,
} from './__testUtils__/PeeringPortal';

jest.setTimeout(240_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

describe('what happens to a connection outside the portal', () => {
  let peerings: PeeringPortal;
  beforeEach(async () => {
    peerings = await PeeringPortal.start();
  });
  afterEach(() => peerings?.stop());

  /** A peering whose request waits for its acceptance, and its number in acme/xkf. */
  const requested = async () => {
    const { portal } = peerings;
    const { id } = await portal.begin(peering);
    await peerings.merge(id, 'wait-merge-requester');
    await portal.until(id, 'waiting', 'wait-merge-accepter');
    const [connection] = peerings.connections(ids.qa, ids.shop);
    return { id, connection: connection.vpcPeeringConnectionId };
  };

  it.each([
    ['reject' as const, 'Account 666666666666 has rejected the request'],
    ['expire' as const, 'has expired: nobody accepted it within 7 days'],
    ['delete' as const, 'Somebody has deleted the connection'],
  ])(
    '%s: it says what to do, and goes on from the next request',
    async (action, words) => {
      const { portal } = peerings;
      const { id, connection } = await requested();
      await peerings.act(connection, action);
      await portal.sandbox.idle();
      await portal.untilReason(
        id,
        'wait-merge-accepter',
        'run the apply of the requester',
      );
      await peerings.merge(id, 'wait-merge-accepter');
      const step = await portal.untilStep(
        id,
        'wait-active',
        ({ state }) => state === 'blocked',
      );
      expect(step.reason).toContain(words);
      expect(step.reason).toContain(
        'the next apply of acme/xkf asks for a new one',
      );
      await portal.sandbox.idle();
      peerings.apply('acme/xkf', 1);
      await portal.sandbox.idle();
      await portal.untilReason(id, 'wait-active', 'run it again');
      peerings.apply('acme/tenant-shop', 1);
      await portal.until(id, 'succeeded');
      const open = peerings
        .connections(ids.qa, ids.shop)
        .filter(({ status }) => status.code === 'active');
      expect(open).toHaveLength(1);
      expect(open[0].vpcPeeringConnectionId).not.toBe(connection);
    },
  );

  it('goes on with one that was accepted by hand', async () => {
    const { portal } = peerings;
    const { id, connection } = await requested();
    await peerings.act(connection, 'accept');
    await portal.sandbox.idle();
    await portal.untilReason(
      id,
      'wait-merge-accepter',
      'was accepted by hand; this pull request is still needed for the routes',
    );
    await peerings.merge(id, 'wait-merge-accepter');
    const { endedAt } = await portal.until(id, 'succeeded');
    expect(endedAt).toBeDefined();
  });
});

describe('a peering whose accepter declares it first', () => {
  let peerings: PeeringPortal;
  afterEach(() => peerings?.stop());

  it('says so, and which apply is missing', async () => {
    peerings = await PeeringPortal.start();
    const { portal } = peerings;
    const person = peerings.person('acme/tenant-shop');
    const file = 'aws-core/variables/prod.tfvars';
    const text = await person.file(file);
    const entry = `{
    name                   = "${peering.name}"
    peer_owner_id          = "${ids.qa}"
    destination_cidr_block = "10.100.64.0/18"
  }`;
    await person.commit(
      file,
      text.replace(
        'vpc_peering_config_accepter = []',
        `vpc_peering_config_accepter = [\n  ${entry}\n]`,
      ),
    );
    const { findings, obstacles } = await portal.plan(peering);
    expect(obstacles).toEqual([]);
    expect(findings.find(({ code }) => code === 'PEER009')?.message).toContain(
      'acme/tenant-shop accepts this peering already',
    );
    const { id } = await portal.begin(peering);
    await peerings.merge(id, 'wait-merge-requester');
    await portal.untilReason(id, 'wait-active', 'run it if it does not run');
    const [connection] = peerings.connections(ids.qa, ids.shop);
    await peerings.act(connection.vpcPeeringConnectionId, 'accept');
    await portal.untilReason(
      id,
      'wait-routes',
      'tenant-shop: 0 of 2 private route tables lead to the other side.',
    );
  });
});

describe('the removal of a peering', () => {
  let peerings: PeeringPortal;
  afterEach(() => peerings?.stop());

  it('goes on where the connection was deleted by hand', async () => {
    peerings = await PeeringPortal.start();
    const { portal } = peerings;
    const { id } = await portal.begin(peering);
    await peerings.finish(id);
    const [connection] = peerings.connections(ids.qa, ids.shop);
    await peerings.act(connection.vpcPeeringConnectionId, 'delete');
    await portal.sandbox.idle();
    const { body } = await portal.get('/peerings').expect(200);
    const shown = body.items.find(
      ({ name }: { name: string }) => name === peering.name,
    );
    expect(
      shown.disagreements.map(({ code }: { code: string }) => code),
    ).toEqual(['deleted', 'routes-blackhole', 'routes-blackhole']);
    const removal = { ...peering, kind: 'peering-removal' };
    const { obstacles, findings } = await portal.plan(removal);
    expect(obstacles).toEqual([]);
    expect(findings.find(({ code }) => code === 'PEER020')?.message).toContain(
      'so no traffic stops',
    );
    const { id: removalId } = await portal.begin(removal);
    await peerings.merge(removalId, 'wait-merge-accepter', 2_000);
    await portal.until(removalId, 'waiting', 'wait-merge-requester');
  });
});

describe('what stands in the way of a peering', () => {
  let peerings: PeeringPortal;
  beforeAll(async () => {
    peerings = await PeeringPortal.start();
  });
  afterAll(() => peerings?.stop());

  const plan = (change: object) =>
    peerings.portal.plan({ ...peering, ...change });
  const to = (accountId: string) => ({ accepter: { accountId } });
  const from = (accountId: string) => ({ requester: { accountId } });

  it('is a network that is missing', async () => {
    const { obstacles } = await plan(to(ids.fresh));
    expect(obstacles.join(' ')).toContain(
      'tenant-new has no network of XKF in eu-west-1',
    );
  });

  it('is a module that does not get the list', async () => {
    const { obstacles } = await plan({ ...to(ids.lab), name: 'qa-tenant-lab' });
    expect(obstacles.join(' ')).toContain(
      'module "core" in aws-core/main.tf of acme/tenant-lab does not pass vpc_peering_config_accepter',
    );
  });

  it('is a platform that cannot accept', async () => {
    const { obstacles } = await plan({ ...to(ids.dev), name: 'qa-dev' });
    expect(obstacles.join(' ')).toContain(
      'of acme/xkf does not pass vpc_peering_config_accepter',
    );
  });

  it('is the same connection the other way round', async () => {
    const { obstacles } = await plan({
      ...from(ids.data),
      ...to(ids.dev),
      name: 'back',
    });
    expect(obstacles.join(' ')).toContain('the other way round');
  });

  it('is a network that is not there', async () => {
    const { obstacles } = await plan({
      accepter: { accountId: ids.shop, vpcId: 'vpc-0123456789abcdef0' },
    });
    expect(obstacles.join(' ')).toContain(
      'tenant-shop has no VPC vpc-0123456789abcdef0 in eu-west-1',
    );
  });

  it('is an account that cannot be read', async () => {
    const { sandbox } = peerings.portal;
    const fault = sandbox.faults.add({
      effect: 'access-denied',
      service: 'ec2',
      operation: 'DescribeVpcs',
      account: ids.shop,
    });
    const { obstacles } = await plan({});
    sandbox.faults.remove(fault);
    expect(obstacles.join(' ')).toContain('Account tenant-shop is not known');
  });

  it('is the limit of connections', async () => {
    const { world } = peerings.portal.sandbox;
    world.account(ids.data).quotas['L-7E9ECCDB'] = 2;
    const { obstacles } = await plan({
      ...to(ids.data),
      name: 'qa-tenant-data',
    });
    expect(obstacles.join(' ')).toContain('of 2 that AWS allows');
  });

  it('are overlapping ranges, and another way into the range', async () => {
    const { vpcs, routeTables } = peerings.network(ids.shop);
    const [vpc] = vpcs;
    const table = routeTables.find(({ tagSet }) =>
      tagSet.some(({ value }) => value.startsWith('private-0')),
    );
    table?.routeSet.push({
      destinationCidrBlock: '10.100.0.0/16',
      natGatewayId: 'nat-1',
      state: 'active',
      origin: 'CreateRoute',
    });
    const routed = await plan({});
    expect(routed.obstacles.join(' ')).toContain(
      'route to 10.100.0.0/16 over nat-1',
    );
    vpc.cidrBlock = '10.100.64.0/20';
    vpc.cidrBlockAssociationSet[0].cidrBlock = vpc.cidrBlock;
    const overlapping = await plan({});
    expect(overlapping.obstacles.join(' ')).toContain(
      'overlap: 10.100.64.0/18 and 10.100.64.0/20',
    );
  });

  it('nothing, where the request is there already', async () => {
    const answer = await peerings.portal.plan({
      ...peering,
      name: 'dev-tenant-data',
      region,
      requester: { accountId: ids.dev },
      accepter: { accountId: ids.data },
    });
    expect(
      answer.findings.find(({ code }) => code === 'PEER006')?.message,
    ).toContain('the operation goes on from it');
  });
});
