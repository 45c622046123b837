import { operationInputSchema } from '@xkf/backstage-plugin-eks-common';
import { KillTest, LIMIT_MS, setups } from '../world/__testUtils__/KillTest';
import { MortalPortal } from '../world/__testUtils__/MortalPortal';
import {
  ids,
  peering,
  region,
  withTenants,
} from './__testUtils__/PeeringPortal';

jest.setTimeout(LIMIT_MS + 60_000);

const KILLS = 15;

describe('a peering whose processes are killed fifteen times', () => {
  let test: KillTest;
  beforeAll(async () => {
    test = await KillTest.prepare();
  });
  afterAll(() => test?.close());

  const networkOf = ({ sandbox }: MortalPortal, accountId: string) =>
    sandbox.world.regionFor(accountId, region);

  function begin(portal: MortalPortal) {
    const side = (accountId: string) => {
      const [{ vpcId, cidrBlock: cidr }] = networkOf(portal, accountId).vpcs;
      return { accountId, vpcId, cidr };
    };
    return operationInputSchema.parse({
      ...peering,
      requester: side(ids.qa),
      accepter: side(ids.shop),
    });
  }

  async function check(portal: MortalPortal): Promise<void> {
    const { git } = portal.sandbox;
    for (const name of ['xkf', 'tenant-shop']) {
      expect(git.repository('acme', name)?.pulls.size).toBe(1);
    }
    const connections = networkOf(portal, ids.qa).peeringConnections;
    expect(connections.map(({ status }) => status.code)).toEqual(['active']);
  }

  it.each(setups)('ends as if nothing had happened, with %s', async setup => {
    const kills = await test.killTimes(KILLS, setup, {
      eks: withTenants,
      begin,
      check,
    });
    expect(kills).toBe(KILLS);
  });
});
