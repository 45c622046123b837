import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningPostgres, startPostgres } from '../__testUtils__/postgres';
import { EksConfig } from '../config';
import { eksConfigSchema } from '../config/schema';
import { bundleReplica } from './__testUtils__/bundleReplica';
import { openMigrated, openShared, sqliteFile } from './__testUtils__/database';
import { EngineUnderTest } from './__testUtils__/EngineUnderTest';
import { upgrade } from './__testUtils__/fileWorld';
import { clusterNumber, newOperation } from './__testUtils__/newOperation';
import { ReplicaProcess } from './__testUtils__/ReplicaProcess';
import { scriptedKind } from './__testUtils__/scriptedKind';
import { terms } from './__testUtils__/terms';
import { historyFaults, wait } from './__testUtils__/surviveKills';
import { LeaseLostError } from './LeaseLostError';
import { OperationVisibility } from './OperationVisibility';
import { OperationPlanner } from './planning/OperationPlanner';
import { OperationReader } from './store/OperationReader';
import { OperationStore } from './store/OperationStore';
import { TargetAccess, TargetFleet } from './TargetAccess';
import { withEvents } from './transitions/stating';
import { applyVerb } from './transitions/verbs';

jest.setTimeout(120_000);

const script = join(__dirname, '__testUtils__', 'countingReplica.ts');
const kind = scriptedKind({ only: () => ({ is: 'done' }) });
const arn = 'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1';
const created = { type: 'created', message: 'Started.' } as const;

describe('leases', () => {
  let directory: string;
  let bundle: string;
  let postgres: RunningPostgres;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'eks-leases-'));
    bundle = await bundleReplica(script, directory);
    postgres = await startPostgres();
    await (
      await openMigrated({ client: 'pg', connection: postgres.connection })
    ).destroy();
  });
  afterAll(async () => {
    await postgres?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function onBoth(check: (knex: Knex) => Promise<void>): Promise<void> {
    const databases = [
      sqliteFile(':memory:'),
      { client: 'pg', connection: postgres.connection },
    ];
    for (const database of databases) {
      const knex = await openMigrated(database);
      await knex('eks_operation_events').delete();
      await knex('eks_operations').delete();
      try {
        await check(knex);
      } finally {
        await knex.destroy();
      }
    }
  }

  it('refuses every write of a process that slept past its lease', async () => {
    const database = { client: 'pg', connection: postgres.connection };
    const knex = openShared(database);
    const file = join(directory, 'counted');
    const operation = newOperation(kind, upgrade, {
      steps: [
        {
          id: 'count',
          title: 'Count',
          state: 'planned',
          failures: 0,
          choices: [],
          memory: {},
          undoable: false,
        },
      ],
    });
    await new OperationStore(knex).add(operation, created);
    const reader = new OperationReader(knex);
    const settings = { database, world: file };
    // Without heartbeats it cannot know: only the database can refuse.
    const sleeper = await ReplicaProcess.start(bundle, {
      ...settings,
      timing: { beatMs: 60_000 },
    });
    const lines = async () => (await readFile(file, 'utf8')).split('\n');
    await until(async () => (await lines()).length > 5);
    sleeper.freeze();
    const other = await ReplicaProcess.start(bundle, settings);
    try {
      const isOther = (line: string) => line.startsWith(`${other.pid} wrote`);
      await until(async () => (await lines()).some(isOther));
      sleeper.thaw();
      await until(async () =>
        Boolean((await reader.find(operation.id))?.endedAt),
      );
      const written = await lines();
      const takeover = written.findIndex(isOther);
      const late = written
        .slice(takeover)
        .filter(line => line.startsWith(`${sleeper.pid} `));
      expect(late).toEqual([expect.stringMatching(/^\d+ LeaseLostError \d+$/)]);
      const record = await reader.find(operation.id);
      expect(record).toMatchObject({
        state: 'succeeded',
        steps: [{ memory: { n: 60, pid: other.pid } }],
      });
      const events = await reader.events(operation.id, {
        after: 0,
        limit: 100,
      });
      expect(historyFaults(events)).toEqual([]);
    } finally {
      await sleeper.kill();
      await other.kill();
      await knex.destroy();
    }
  });

  it('are fenced by the database: expired, foreign or released ones write nothing', () =>
    onBoth(async knex => {
      const store = new OperationStore(knex);
      const operation = newOperation(kind, upgrade);
      await store.add(operation, created);
      const claim = async (leaseMs: number) => {
        const [claimed] = await store.claim({
          kinds: ['upgrade'],
          limit: 1,
          leaseMs,
        });
        return claimed?.record.lease?.token;
      };
      const write = (token: string | undefined, release = false) =>
        store.changeLeased(
          operation.id,
          { token: token ?? '', leaseMs: 60_000, release: () => release },
          record => withEvents(record, { type: 'note', message: 'Was here.' }),
        );
      const first = await claim(50);
      expect(first).toBeDefined();
      expect(await claim(50)).toBeUndefined();
      await wait(80);
      await expect(write(first)).rejects.toThrow(LeaseLostError);
      const renewal = { token: first ?? '', leaseMs: 50 };
      await expect(store.renew(operation.id, renewal)).rejects.toThrow(
        LeaseLostError,
      );
      const second = await claim(60_000);
      expect(second).not.toBe(first);
      await expect(write(first)).rejects.toThrow(LeaseLostError);
      const { version } = await write(second, true);
      await expect(write(second)).rejects.toThrow(LeaseLostError);
      const reader = new OperationReader(knex);
      expect(await reader.find(operation.id)).toMatchObject({
        version,
        events: 2,
      });
      expect(await store.change(operation.id, () => undefined)).toMatchObject({
        version,
      });
      expect(await reader.find(operation.id)).toMatchObject({ version });
    }));

  it('go to one of two replicas, which share the work', async () => {
    const database = { client: 'pg', connection: postgres.connection };
    const ran: string[] = [];
    const counting = scriptedKind({
      only: async run => {
        ran.push(run.operation.id);
        await wait(5);
        return { is: 'done' };
      },
    });
    const replicas = await Promise.all(
      [1, 2].map(async () =>
        EngineUnderTest.create(counting, {
          knex: openShared(database),
          concurrency: 4,
        }),
      ),
    );
    const [one, two] = replicas;
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        one.add({ target: clusterNumber(n) }),
      ),
    );
    try {
      for (const id of ids) await one.until(id, 'succeeded');
      const own = ran.filter(id => ids.includes(id));
      expect(own.sort()).toEqual([...ids].sort());
      const shares = replicas.map(
        ({ changes }) =>
          changes.filter(({ after }) => after.state === 'succeeded').length,
      );
      expect(Math.min(...shares)).toBeGreaterThan(0);
    } finally {
      await Promise.all([one.stop(), two.stop()]);
    }
  });

  it('let one of twenty simultaneous starts through; its requester may repeat it', () =>
    onBoth(async knex => {
      const planner = plannerOn(knex);
      const access = { allows: () => true, require: () => {} };
      const caller = (name: string) => ({
        access,
        principal: `user:default/${name}`,
      });
      const { planToken: token } = await planner.plan(upgrade, caller('a'));
      const starts = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) =>
          planner.start({ input: upgrade, token }, caller(`p${n}`)),
        ),
      );
      const started = starts.flatMap(one =>
        one.status === 'fulfilled' ? [one.value] : [],
      );
      expect(started).toHaveLength(1);
      const [operation] = started;
      const refusals = starts.flatMap(one =>
        one.status === 'rejected' ? [one.reason] : [],
      );
      expect(refusals.every(one => one instanceof ConflictError)).toBe(true);
      expect(refusals.map(({ message }) => message)).toEqual(
        Array.from({ length: 19 }, () => expect.stringContaining(operation.id)),
      );
      const requester = { access, principal: operation.requestedBy };
      const again = await Promise.all(
        [1, 2, 3].map(() =>
          planner.start({ input: upgrade, token }, requester),
        ),
      );
      expect(again.map(({ id }) => id)).toEqual(
        Array.from({ length: 3 }, () => operation.id),
      );
      const [{ count }] = await knex('eks_operations').count({ count: '*' });
      expect(Number(count)).toBe(1);
    }));

  it('are not given for what a person has stopped in the same moment', () =>
    onBoth(async knex => {
      const store = new OperationStore(knex);
      for (const name of ['pause', 'cancel'] as const) {
        const operation = newOperation(kind, upgrade);
        await store.add(operation, created);
        const [claimed] = await Promise.all([
          store.claim({ kinds: ['upgrade'], limit: 5, leaseMs: 1000 }),
          store.change(operation.id, (record, now) =>
            applyVerb(record, { name }, 'user:default/bob', now, terms),
          ),
        ]);
        const record = await new OperationReader(knex).find(operation.id);
        expect(claimed.length === 0 || record?.request?.name === name).toBe(
          true,
        );
        expect(record?.lease === undefined).toBe(claimed.length === 0);
        await knex('eks_operation_events').delete();
        await knex('eks_operations').delete();
      }
    }));

  it('are given for operations with the longest titles too', () =>
    onBoth(async knex => {
      // Ten node groups with names of 40 characters, on a cluster's of 100.
      const title = 'x'.repeat(560);
      const operation = newOperation(kind, upgrade, { title });
      const store = new OperationStore(knex);
      expect(await store.add(operation, created)).toBe(true);
    }));

  it('keep ended operations for their time, and active ones for ever', () =>
    onBoth(async knex => {
      const store = new OperationStore(knex);
      const reader = new OperationReader(knex);
      const old = '2025-01-01T00:00:00.000Z';
      const past = { state: 'failed', endedAt: old, createdAt: old } as const;
      const gone = newOperation(kind, upgrade, past);
      const recent = newOperation(kind, upgrade, {
        ...past,
        endedAt: '2026-11-01T00:00:00.000Z',
      });
      const active = newOperation(kind, upgrade, { createdAt: old });
      for (const one of [gone, recent, active]) await store.add(one, created);
      expect(await reader.removeEndedBefore('2026-01-01T00:00:00.000Z')).toBe(
        1,
      );
      expect(await reader.find(gone.id)).toBeUndefined();
      const { items } = await reader.page({}, [arn], { limit: 10 });
      expect(items.map(({ id }) => id)).toEqual(
        expect.arrayContaining([recent.id, active.id]),
      );
      const [{ count }] = await knex('eks_operation_events').count({
        count: '*',
      });
      expect(Number(count)).toBe(2);
    }));
});

function plannerOn(knex: Knex): OperationPlanner {
  const config: EksConfig = eksConfigSchema.parse({});
  const record = {
    arn,
    accountId: upgrade.accountId,
    region: upgrade.region,
    name: upgrade.clusterName,
    lastSeen: '2026-11-24T10:00:00.000Z',
    snapshot: {
      facts: {
        arn,
        accountId: upgrade.accountId,
        region: upgrade.region,
        name: upgrade.clusterName,
        version: '1.34',
        tags: {},
        healthIssues: [],
      },
      problems: [],
    },
  };
  const context = { config, calendar: { support: () => ({}) } };
  type Cluster = Awaited<ReturnType<TargetFleet['cluster']>>;
  // The planner reads environment and owner, which these facts decide.
  const targets = new TargetAccess(config, {
    cluster: async () => ({ record, context }) as unknown as Cluster,
    records: async () => [],
    resources: async () => [],
  });
  return new OperationPlanner({
    config,
    targets,
    visibility: new OperationVisibility(targets),
    kinds: [kind],
    store: new OperationStore(knex),
    reader: new OperationReader(knex),
  });
}

async function until(check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await check().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('It did not happen in 30 s');
    await wait(20);
  }
}
