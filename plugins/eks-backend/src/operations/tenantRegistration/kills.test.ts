import { operationInputSchema } from '@xkf/backstage-plugin-eks-common';
import { RegistrationStore } from '../../tenants/accounts';
import { KillTest, LIMIT_MS, setups } from '../world/__testUtils__/KillTest';
import { MortalPortal } from '../world/__testUtils__/MortalPortal';
import { books } from './__testUtils__/books';

jest.setTimeout(LIMIT_MS + 60_000);

const KILLS = 15;

describe('a registration whose processes are killed fifteen times', () => {
  let test: KillTest;
  beforeAll(async () => {
    test = await KillTest.prepare();
  });
  afterAll(() => test?.close());

  async function check({ sandbox, knex }: MortalPortal): Promise<void> {
    expect(sandbox.git.repository('acme', 'xkf')?.pulls.size).toBe(1);
    const registrations = await new RegistrationStore(knex).list();
    expect(registrations).toEqual([
      expect.objectContaining({
        name: 'books',
        owner: books.owner,
        accountIds: books.tenantAccountIds,
        changes: [expect.any(String)],
      }),
    ]);
  }

  it.each(setups)('ends as if nothing had happened, with %s', async setup => {
    const kills = await test.killTimes(KILLS, setup, {
      begin: () => operationInputSchema.parse(books),
      check,
    });
    expect(kills).toBe(KILLS);
  });
});
