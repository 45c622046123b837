import { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningPostgres, startPostgres } from '../__testUtils__/postgres';
import { bundleReplica } from './__testUtils__/bundleReplica';
import {
  openMigrated,
  SharedDatabase,
  sqliteFile,
} from './__testUtils__/database';
import {
  allActs,
  FileWorld,
  fileWorldKind,
  upgrade,
} from './__testUtils__/fileWorld';
import { randomDeath } from './__testUtils__/death';
import { newOperation } from './__testUtils__/newOperation';
import { withSeed } from './__testUtils__/random';
import {
  historyFaults,
  KillOptions,
  progressOf,
  surviveKills,
  Survived,
  takeovers,
} from './__testUtils__/surviveKills';
import { OperationStore } from './store/OperationStore';

jest.setTimeout(300_000);

const script = join(__dirname, '__testUtils__', 'fileWorldReplica.ts');

describe('an operation whose processes are killed', () => {
  let directory: string;
  let bundle: string;
  let postgres: RunningPostgres | undefined;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'eks-kills-'));
    bundle = await bundleReplica(script, directory);
  });
  afterAll(async () => {
    await postgres?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function survive(
    name: string,
    database: SharedDatabase,
    options: Pick<KillOptions, 'kills' | 'replicas' | 'death'>,
    pauseMs: number,
  ): Promise<Survived & { acts: string[]; intents: number }> {
    const world = new FileWorld(join(directory, `${name}.world`));
    const knex = await openMigrated(database);
    try {
      const operation = newOperation(fileWorldKind(world), upgrade);
      await new OperationStore(knex).add(operation, {
        type: 'created',
        message: 'Started.',
      });
      const survived = await surviveKills({
        script: bundle,
        knex,
        settings: { database, world: { file: world.file, pauseMs } },
        operationId: operation.id,
        ...options,
      });
      return { ...survived, acts: world.acts(), intents: await intents(knex) };
    } finally {
      await knex.destroy();
    }
  }

  function expectOnce({
    record,
    events,
    acts,
    intents: recorded,
  }: Awaited<ReturnType<typeof survive>>): void {
    expect(record).toMatchObject({ state: 'succeeded' });
    expect(record.endedAt).toBeDefined();
    expect(record.lease).toBeUndefined();
    expect(acts).toEqual(allActs);
    expect(historyFaults(events)).toEqual([]);
    expect(record.events).toBe(events.length);
    expect(recorded).toBeGreaterThanOrEqual(allActs.length);
  }

  it('goes on at random moments on SQLite, doing each act once and in order', () =>
    withSeed(async (random, tell) => {
      const database = sqliteFile(join(directory, 'random.sqlite'));
      const survived = await survive(
        'random',
        database,
        { replicas: 1, kills: 25, death: () => randomDeath(random, 400) },
        60,
      );
      tell(`${survived.kills} kills, ${progressOf(survived.record)}`);
      expectOnce(survived);
      expect(takeovers(survived.events)).toBeGreaterThan(1);
    }));

  it('goes on at every act, killed before it or right after it', async () => {
    const database = sqliteFile(join(directory, 'acts.sqlite'));
    const survived = await survive(
      'acts',
      database,
      {
        replicas: 1,
        kills: 2 * allActs.length,
        death: n => ({
          moment: { of: 'act', when: n % 2 === 1 ? 'after' : 'before', n: 1 },
        }),
      },
      5,
    );
    expectOnce(survived);
    expect(survived.kills).toBeGreaterThan(allActs.length);
    expect(takeovers(survived.events)).toBeGreaterThan(allActs.length);
  });

  it('goes on with two replicas on PostgreSQL', () =>
    withSeed(async (random, tell) => {
      postgres = await startPostgres();
      const survived = await survive(
        'postgres',
        { client: 'pg', connection: postgres.connection },
        { replicas: 2, kills: 25, death: () => randomDeath(random, 400) },
        150,
      );
      tell(`${survived.kills} kills, ${progressOf(survived.record)}`);
      expectOnce(survived);
      expect(takeovers(survived.events)).toBeGreaterThan(1);
    }));
});

async function intents(knex: Knex): Promise<number> {
  const [{ count }] = await knex('eks_audit')
    .where('phase', 'intent')
    .count({ count: '*' });
  return Number(count);
}
