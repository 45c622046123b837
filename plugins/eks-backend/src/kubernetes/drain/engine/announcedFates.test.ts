import { failure } from '../../__testUtils__/ApiServer';
import { refusal } from '../__testUtils__/EvictionApi';
import { aNode, aPod } from '../__testUtils__/objects';
import { DrainSetUp, eventually, QUICK, setUp } from '../__testUtils__/setUp';
import { EvictionFate } from '.';

let test: DrainSetUp;

beforeEach(async () => {
  test = await setUp();
  test.cluster.add('nodes', aNode('n1'));
});

afterEach(() => test.stop());

const web = (index: number) =>
  aPod({ name: `web-${index}`, node: 'n1', owner: 'ReplicaSet/web' });

const known = (fates: EvictionFate[]) =>
  fates.map(({ pod, is }) => `${pod.name} ${is}`).sort();

describe('what becomes of announced evictions', () => {
  it('is told for each pod, before the drain ends', async () => {
    const { cluster } = test;
    for (let i = 0; i < 5; i++) cluster.add('pods', web(i));
    const answers: Record<string, ReturnType<typeof failure> | 'reset'> = {
      'web-1': refusal(429, 'Cannot evict pod', {
        causes: [{ reason: 'DisruptionBudget', message: 'The budget needs 3' }],
      }),
      'web-2': failure(403, 'admission webhook "x" denied it'),
      'web-3': failure(500, 'etcdserver: leader changed'),
      'web-4': 'reset',
    };
    const once = new Set(Object.keys(answers));
    cluster.intercept = ({ path }) => {
      const name = /pods\/([^/]+)\/eviction$/.exec(path)?.[1] ?? '';
      return once.delete(name) ? answers[name] : undefined;
    };
    await expect(
      test.drain({
        timing: { ...QUICK, probe: { shortestMs: 50, longestMs: 50 } },
      }),
    ).resolves.toMatchObject({ is: 'drained' });
    expect(known(test.fates[0])).toEqual([
      'web-0 evicted',
      'web-1 budget',
      'web-2 denied',
      'web-3 server-error',
      'web-4 no-answer',
    ]);
    expect(test.fates).toHaveLength(test.announced.length);
    expect(test.fates.flat().filter(({ is }) => is === 'evicted')).toHaveLength(
      5,
    );
  });

  it('lets the next pods be announced while one of the batch is slow', async () => {
    const { cluster } = test;
    for (let i = 0; i < 15; i++) cluster.add('pods', web(i));
    let held = true;
    cluster.intercept = async ({ path }) => {
      if (path.endsWith('/web-0/eviction')) await eventually(() => !held);
      return undefined;
    };
    const draining = test.drain();
    await eventually(() => test.announced.length === 2);
    await eventually(() => test.fates.length === 1);
    expect(test.fates[0]).toHaveLength(5);
    held = false;
    await expect(draining).resolves.toMatchObject({ is: 'drained' });
    expect(test.fates.map(fates => fates.length)).toEqual([5, 10]);
  });

  it('is told of what a pause left, where the API server does not answer', async () => {
    const { cluster } = test;
    cluster.evictions.takesMs = 10_000;
    for (let i = 0; i < 3; i++) cluster.add('pods', web(i));
    const leaving = new AbortController();
    const draining = test.drain({ signal: leaving.signal });
    await eventually(() => test.announced.length === 1);
    await eventually(() => cluster.verbs.includes('create pods/eviction'));
    leaving.abort(new Error('paused'));
    await expect(draining).rejects.toThrow('paused');
    expect(test.fates.map(known)).toEqual([
      ['web-0 no-answer', 'web-1 no-answer', 'web-2 no-answer'],
    ]);
  });

  it('is nothing where the caller begins only after the drain has ended', async () => {
    const { cluster } = test;
    cluster.add('pods', web(1));
    const leaving = new AbortController();
    let fates: EvictionFate[] | undefined;
    const draining = test.drain({
      signal: leaving.signal,
      announce: async (_pods, evict) => {
        leaving.abort(new Error('paused'));
        await expect(draining).rejects.toThrow('paused');
        fates = await evict();
      },
    });
    await expect(draining).rejects.toThrow('paused');
    await eventually(() => fates !== undefined);
    expect(known(fates ?? [])).toEqual(['web-1 not-asked']);
    expect(cluster.evictions.log).toEqual([]);
  });
});
