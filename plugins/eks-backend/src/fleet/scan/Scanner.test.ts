import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Sandbox } from '@xkf/sandbox';
import knexFactory, { Knex } from 'knex';
import { accounts, useSandbox } from '../../__testUtils__/portal';
import { AccountCredentials, AwsReaders } from '../../aws';
import { readEksConfig } from '../../config';
import { migrationsDirectory } from '../../database/migrate';
import { CalendarStore } from '../store/CalendarStore';
import { FleetStore } from '../store/FleetStore';
import { Scanner } from './Scanner';

jest.setTimeout(60_000);

describe('Scanner', () => {
  let sandbox: Sandbox;
  let knex: Knex;
  let store: FleetStore;
  let readers: AwsReaders;

  beforeEach(async () => {
    sandbox = await useSandbox();
    knex = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new FleetStore(knex);
  });
  afterEach(async () => {
    readers.close();
    await knex.destroy();
    await sandbox.stop();
  });

  async function createScanner(scan: { concurrency: number }) {
    const root = new ConfigReader({
      aws: { accountDefaults: { roleName: 'xkf-portal-reader' } },
      eks: { accounts: accounts.slice(0, 3), scan },
    });
    readers = new AwsReaders(
      new AccountCredentials(DefaultAwsCredentialsManager.fromConfig(root)),
    );
    const scanner = new Scanner({
      config: readEksConfig(root),
      store,
      calendar: new CalendarStore(knex),
      readers,
      logger: mockServices.logger.mock(),
    });
    await store.syncUnits(scanner.units());
    return scanner;
  }

  it('says which units the end of a scan left without a turn, and begins with them next time', async () => {
    sandbox.faults.add({ account: '111111111111', effect: 'hang' });
    const scanner = await createScanner({ concurrency: 1 });
    await scanner.scan(AbortSignal.timeout(1_500));

    const first = await store.units();
    expect(first).toHaveLength(5);
    for (const { problem, runningSince } of first) {
      expect(problem).toMatchObject({ kind: 'timeout' });
      expect(runningSince).toBeUndefined();
    }
    const waiting = first.filter(({ problem }) =>
      problem?.message.startsWith('The scan ended before it was the turn'),
    );
    expect(waiting).toHaveLength(4);

    sandbox.faults.clear();
    await scanner.scan();
    expect((await store.units()).map(({ problem }) => problem)).toEqual(
      Array(5).fill(undefined),
    );
    await scanner.stop();
  });

  it('does not write under a claim that somebody else has taken over', async () => {
    const scanner = await createScanner({ concurrency: 1 });
    sandbox.faults.add({
      service: 'eks',
      effect: 'latency',
      milliseconds: 300,
    });
    const scanning = scanner.scan();
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    const taken = '2099-01-01T00:00:00.000Z';
    await knex('eks_scan_units').update({ running_since: taken });
    await scanning;
    for (const unit of await store.units()) {
      expect(unit).toMatchObject({ runningSince: taken });
      expect(unit.lastAttempt).toBeUndefined();
    }
    await scanner.stop();
  });
});
