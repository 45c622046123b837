import { operationInputSchema } from '@xkf/backstage-plugin-eks-common';
import { KillTest, LIMIT_MS, setups } from '../world/__testUtils__/KillTest';
import { MortalPortal } from '../world/__testUtils__/MortalPortal';
import { books, organization } from './__testUtils__/TenantPortal';

jest.setTimeout(LIMIT_MS + 60_000);

const KILLS = 15;

describe('the creation of an account whose processes are killed fifteen times', () => {
  let test: KillTest;
  beforeAll(async () => {
    test = await KillTest.prepare();
  });
  afterAll(() => test?.close());

  async function check({ sandbox }: MortalPortal): Promise<void> {
    const { accounts, requests } = sandbox.world.organization;
    expect(requests).toHaveLength(1);
    const made = [...accounts.values()].filter(
      ({ Email }) => Email === books.email,
    );
    expect(made).toEqual([
      expect.objectContaining({
        parentId: organization.tenantOrganizationalUnitId,
        tags: { Environment: 'dev', Owner: 'team-books' },
      }),
    ]);
  }

  it.each(setups)('ends as if nothing had happened, with %s', async setup => {
    const kills = await test.killTimes(KILLS, setup, {
      eks: () => ({ organization }),
      begin: () => operationInputSchema.parse(books),
      check,
    });
    expect(kills).toBe(KILLS);
  });
});
