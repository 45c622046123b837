import { GitHubPerson } from '../../__testUtils__/gitHub';
import { withSeed } from '../__testUtils__/random';
import { ReplicaProcess } from '../__testUtils__/ReplicaProcess';
import {
  progressOf,
  Survived,
  takeovers,
  wait,
} from '../__testUtils__/surviveKills';
import { OperationReader } from '../store/OperationReader';
import { visits } from '../world/__testUtils__/callFaults';
import {
  expectWhole,
  KillTest,
  LIMIT_MS,
  setups,
} from '../world/__testUtils__/KillTest';
import { MortalPortal } from '../world/__testUtils__/MortalPortal';

jest.setTimeout(LIMIT_MS + 60_000);

/** One that stands still while it writes lets nobody else write. */
const LONGEST_SLEEP_MS = 10_000;

describe('a rotation whose processes are killed or stand still', () => {
  let test: KillTest;
  beforeAll(async () => {
    test = await KillTest.prepare();
  });
  afterAll(() => test?.close());

  async function expectRotated(
    portal: MortalPortal,
    { record }: Pick<Survived, 'record'>,
  ): Promise<void> {
    const { evictions, updates } = portal.calls.granted();
    expect(updates).toEqual([]);
    expect(await new GitHubPerson(portal.sandbox).pulls()).toHaveLength(2);
    const drain = record.steps.find(({ id }) => id.startsWith('drain'));
    const order = drain?.memory.order as string[];
    const visited = visits(evictions);
    expect(visited.length).toBeGreaterThan(2);
    expect(visited).toEqual(order.filter(node => visited.includes(node)));
    const groups = [...portal.cluster.nodegroups.keys()];
    expect(groups).toEqual(['qa-eks1-standard2']);
  }

  it.each(setups)(
    'drains node after node through fifty kills, with %s',
    async setup => {
      const kills = await test.killFiftyTimes(setup, {
        begin: portal => portal.rotation(),
        check: expectRotated,
      });
      expect(kills).toBe(50);
    },
  );

  it('refuses what comes late from a process that stood still beyond its lease', () =>
    withSeed(async (random, tell) => {
      const portal = await test.portal('two replicas on PostgreSQL');
      const replicas: ReplicaProcess[] = [];
      try {
        for (const n of [0, 1]) {
          replicas[n] = await ReplicaProcess.start(
            test.bundle,
            portal.settings,
          );
        }
        const id = await portal.begin(await portal.rotation());
        const reader = new OperationReader(portal.knex);
        const until = async (isSo: () => boolean, limitMs = LIMIT_MS) => {
          const limit = Date.now() + limitMs;
          for (;;) {
            const record = await reader.find(id);
            if (!record) throw new Error(`There is no operation ${id}`);
            if (record.endedAt || isSo() || Date.now() > limit) return record;
            await portal.mergeAll();
            await wait(20);
          }
        };
        for (;;) {
          const before = replicas.map(({ acts }) => acts.length);
          const atWork = () =>
            replicas.findIndex(({ acts }, n) => acts.length > before[n]);
          await until(() => atWork() >= 0);
          const [sleeper, other] =
            atWork() === 0 ? replicas : [...replicas].reverse();
          if (atWork() < 0) break;
          await wait(random() * 200);
          sleeper.freeze();
          const { length } = other.acts;
          const record = await until(
            () => other.acts.length > length,
            LONGEST_SLEEP_MS,
          );
          tell(
            `${sleeper.pid} slept and ${other.pid} acted ${other.acts.length - length} times, ${progressOf(record)}`,
          );
          sleeper.thaw();
        }
        const record = await until(() => false, 0);
        const events = await reader.events(id, { after: 0, limit: 10_000 });
        tell(progressOf(record));
        await expectWhole(portal, { record, events });
        await expectRotated(portal, { record });
        expect(takeovers(events)).toBeGreaterThan(0);
        const refusals = replicas.flatMap(({ lines }) =>
          lines.filter(line => line.startsWith('Another replica')),
        );
        expect(refusals.length).toBeGreaterThan(0);
      } finally {
        for (const replica of replicas) await replica.kill();
        await portal.stop();
      }
    }));
});
