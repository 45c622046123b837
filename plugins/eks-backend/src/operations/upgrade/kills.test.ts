import { GitHubPerson } from '../../__testUtils__/gitHub';
import { QA_FILE } from '../../__testUtils__/terraformPortal';
import { KillTest, LIMIT_MS, setups } from '../world/__testUtils__/KillTest';
import { MortalPortal } from '../world/__testUtils__/MortalPortal';

jest.setTimeout(LIMIT_MS + 60_000);

describe('an upgrade whose processes are killed fifty times', () => {
  let test: KillTest;
  beforeAll(async () => {
    test = await KillTest.prepare();
  });
  afterAll(() => test?.close());

  async function check(portal: MortalPortal): Promise<void> {
    const { cluster } = portal;
    expect(portal.calls.granted().updates).toHaveLength(1);
    const asked = cluster.updates.filter(({ update }) =>
      update.params?.some(
        ({ type, value }) => type === 'Version' && value === '1.35',
      ),
    );
    expect(asked).toHaveLength(1);
    expect(cluster.cluster.version).toBe('1.35');
    const person = new GitHubPerson(portal.sandbox);
    expect(await person.pulls()).toHaveLength(1);
    expect(await person.file(QA_FILE)).toContain('"1.35"');
  }

  it.each(setups)('ends as if nothing had happened, with %s', async setup => {
    const kills = await test.killFiftyTimes(setup, {
      begin: portal => portal.upgrade,
      check,
    });
    expect(kills).toBe(50);
  });
});
