import { ids, peering, PeeringPortal } from './__testUtils__/PeeringPortal';

jest.setTimeout(240_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

describe('a peering', () => {
  let peerings: PeeringPortal;
  beforeEach(async () => {
    peerings = await PeeringPortal.start();
  });
  afterEach(() => peerings?.stop());

  it('is requested, accepted, routed and compared', async () => {
    const { portal } = peerings;
    const plan = await portal.plan(peering);
    expect(plan.obstacles).toEqual([]);
    expect(plan.input).toMatchObject({
      requester: { vpcId: peerings.vpcOf(ids.qa), cidr: '10.100.64.0/18' },
      accepter: { vpcId: peerings.vpcOf(ids.shop), cidr: '10.121.0.0/18' },
    });
    expect(plan.target.key).toBe(
      `peering/${peerings.vpcOf(ids.qa)}/${peerings.vpcOf(ids.shop)}/requester`,
    );
    expect(plan.changes.map(({ stepId }) => stepId)).toEqual([
      'pull-request-requester',
      'pull-request-accepter',
    ]);
    expect(plan.approvalRequired).toBe(false);
    expect(plan.findings.filter(({ state }) => state !== 'passed')).toEqual([]);
    const { id } = await portal.begin(peering);
    expect(await peerings.merge(id, 'wait-merge-requester')).toBe('acme/xkf');
    const step = await portal.untilStep(
      id,
      'wait-request',
      ({ state }) => state === 'succeeded',
    );
    expect(step.detail).toMatchObject({
      type: 'peering',
      status: 'pending-acceptance',
      expiresAt: expect.any(String),
    });
    expect(await peerings.merge(id, 'wait-merge-accepter')).toBe(
      'acme/tenant-shop',
    );
    const { steps } = await portal.until(id, 'succeeded');
    expect(steps.map(one => one.state)).toEqual(
      Array(steps.length).fill('succeeded'),
    );
    const [connection] = peerings.connections(ids.qa, ids.shop);
    expect(connection.status.code).toBe('active');
    expect(steps.at(-2)?.detail).toMatchObject({
      connectionId: connection.vpcPeeringConnectionId,
      routes: [
        { side: 'requester', present: 13, wanted: 13 },
        { side: 'accepter', present: 2, wanted: 2 },
      ],
    });
    expect(steps.at(-1)?.detail).toMatchObject({
      sources: [
        { source: 'acme/xkf (main)', agrees: true },
        { source: 'acme/tenant-shop (main)', agrees: true },
        { source: 'AWS', agrees: true },
        { source: 'Routes of xkf-qa', agrees: true },
        { source: 'Routes of tenant-shop', agrees: true },
      ],
    });
    const again = await portal.plan(peering);
    expect(again.obstacles.join()).toContain('There is nothing to do');

    const removal = { ...peering, kind: 'peering-removal' };
    const end = await portal.plan(removal);
    expect(end.obstacles).toEqual([]);
    expect(
      end.findings.find(({ code }) => code === 'PEER020')?.message,
    ).toContain('13 routes of xkf-qa and 2 routes of tenant-shop');
    const { id: removalId } = await portal.begin(removal);
    await peerings.merge(removalId, 'wait-merge-accepter', 2_000);
    await portal.until(removalId, 'waiting', 'wait-merge-requester');
    expect(connection.status.code).toBe('active');
    await peerings.merge(removalId, 'wait-merge-requester', 2_000);
    await portal.until(removalId, 'succeeded');
    expect(connection.status.code).toBe('deleted');
    expect(
      [ids.qa, ids.shop].flatMap(account =>
        peerings
          .network(account)
          .routeTables.flatMap(({ routeSet }) => routeSet)
          .filter(route => route.vpcPeeringConnectionId !== undefined),
      ),
    ).toEqual([]);
    const nothing = await portal.plan(removal);
    expect(nothing.obstacles.join()).toContain('There is nothing to do');
  });
});
