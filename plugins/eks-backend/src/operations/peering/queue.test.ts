import { ids, peering, PeeringPortal } from './__testUtils__/PeeringPortal';

jest.setTimeout(240_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

describe('peerings of one accepting network', () => {
  let peerings: PeeringPortal;
  afterEach(() => peerings?.stop());

  it('are made one after the other, and one that is asked for twice only once', async () => {
    peerings = await PeeringPortal.start();
    const { portal } = peerings;
    const second = {
      ...peering,
      name: 'dev-tenant-shop',
      requester: { accountId: ids.dev },
    };
    const { id: firstId } = await portal.begin(peering);
    await portal.until(firstId, 'waiting', 'wait-merge-requester');
    const { id: secondId } = await portal.begin(second);
    await portal.untilReason(
      secondId,
      'wait-turn',
      `Waiting until "Set up the peering qa-tenant-shop", requested by user:default/ada, has ended (/eks/operations/${firstId})`,
    );
    const again = await portal.plan({ ...peering, name: 'another-name' });
    const refused = await portal
      .post(
        '/operations',
        { operation: again.input, planToken: again.planToken },
        'bob',
      )
      .expect(409);
    expect(refused.body.error.message).toContain(
      'has an active operation: "Set up the peering qa-tenant-shop", requested by user:default/ada',
    );
    await peerings.finish(firstId);
    expect(peerings.connections(ids.dev, ids.shop)).toEqual([]);
    await peerings.finish(secondId);
    const open = [
      ...peerings.connections(ids.qa, ids.shop),
      ...peerings.connections(ids.dev, ids.shop),
    ];
    expect(open.map(({ status }) => status.code)).toEqual(['active', 'active']);
  });
});
