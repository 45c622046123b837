import { aBudget, aNode, aPod } from '../__testUtils__/objects';
import { DrainSetUp, eventually, QUICK, setUp } from '../__testUtils__/setUp';
import { Budget } from '../api';

let test: DrainSetUp;

beforeEach(async () => {
  test = await setUp();
  test.cluster.add('nodes', aNode('n1'), aNode('n2', { spec: {} }));
});

afterEach(() => test.stop());

const web = (index: number, change = {}) =>
  aPod({
    name: `web-${index}`,
    node: 'n1',
    owner: 'ReplicaSet/web',
    labels: { app: 'web' },
    ...change,
  });

function statuses(): number[] {
  return test.cluster.evictions.log.map(({ status }) => status);
}

function lastWaiting() {
  return test.progress.at(-1)?.waiting ?? [];
}

describe('drainNode under disruption budgets', () => {
  it('lets pods under a budget go one after another, without asking in vain', async () => {
    const { cluster } = test;
    cluster.replace = { node: 'n2', readyAfterMs: 30 };
    cluster.add('poddisruptionbudgets', aBudget('web', { app: 'web' }));
    for (let i = 0; i < 5; i++) cluster.add('pods', web(i));
    const outcome = await test.drain();
    expect(outcome).toMatchObject({ is: 'drained', refusals: 0 });
    expect(statuses()).toEqual(Array(5).fill(201));
    const waiting = test.progress.flatMap(each => each.waiting);
    expect(waiting[0]).toMatchObject({
      budget: 'shop/web',
      reason: expect.stringMatching(
        /^Budget shop\/web allows \d more disruptions? \(\d healthy, 4 needed\) and holds shop\/web-\d/,
      ),
    });
  });

  it('notices within a second that a budget was relaxed', async () => {
    const { cluster } = test;
    const budget = aBudget('web', { app: 'web' }, { maxUnavailable: 0 });
    cluster.add('pods', web(1), web(2));
    cluster.add('poddisruptionbudgets', budget);
    const draining = test.drain();
    await eventually(() => lastWaiting().length === 2);
    expect(lastWaiting()[0].reason).toMatch(
      /allows 0 more disruptions \(2 healthy, 2 needed\) and holds shop\/web-1, shop\/web-2 on this node\. It allows none even when all/,
    );
    expect(statuses()).toEqual([]);
    const relaxedAt = Date.now();
    cluster.add('poddisruptionbudgets', {
      ...budget,
      metadata: { ...budget.metadata, generation: 2 },
      spec: { ...budget.spec, maxUnavailable: 2 },
    } as Budget);
    await expect(draining).resolves.toMatchObject({ is: 'drained' });
    expect(Date.now() - relaxedAt).toBeLessThan(1_000);
  });

  it('tries a closed budget now and then, in case the watch missed something', async () => {
    const { cluster } = test;
    cluster.add('pods', web(1));
    const budget = aBudget('web', { app: 'web' }, { maxUnavailable: 0 });
    cluster.add('poddisruptionbudgets', budget);
    const timing = {
      ...QUICK,
      probe: { shortestMs: 40, longestMs: 60 },
    };
    const started = Date.now();
    const outcome = await test.drain({
      options: { blockedAfter: 0.4 },
      timing,
    });
    expect(outcome).toMatchObject({
      is: 'blocked',
      waiting: [{ name: 'web-1', budget: 'shop/web' }],
    });
    const tries = statuses().length;
    expect(new Set(statuses())).toEqual(new Set([429]));
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThanOrEqual((Date.now() - started) / 40);
  });

  it('asks when a pod waits too long, and not while its budget lets others go', async () => {
    const { cluster } = test;
    cluster.replace = { node: 'n2', readyAfterMs: 100 };
    cluster.add('poddisruptionbudgets', aBudget('web', { app: 'web' }));
    for (let i = 0; i < 6; i++) cluster.add('pods', web(i));
    await expect(
      test.drain({ options: { blockedAfter: 0.35 } }),
    ).resolves.toMatchObject({ is: 'drained' });
  });

  it('gives up at once on a pod with two budgets, after the others went', async () => {
    const { cluster } = test;
    const other = aBudget('other', { tier: 'front' });
    cluster.add('pods', web(1, { labels: { app: 'web', tier: 'front' } }));
    cluster.add('pods', web(2, { labels: {} }));
    cluster.add('poddisruptionbudgets', aBudget('web', { app: 'web' }), other);
    const outcome = await test.drain();
    expect(outcome).toMatchObject({
      is: 'blocked',
      waiting: [
        {
          name: 'web-1',
          refusals: 1,
          reason: expect.stringMatching(
            /^Budgets shop\/web and shop\/other select it/,
          ),
        },
      ],
    });
    expect(cluster.pod('web-2')).toBeUndefined();

    cluster.etcd.remove('poddisruptionbudgets', other);
    await expect(test.drain()).resolves.toMatchObject({ is: 'drained' });
  });

  it('waits for the API server to look at a changed budget, without asking', async () => {
    const { cluster } = test;
    cluster.add('pods', web(1));
    const budget = aBudget('web', { app: 'web' });
    budget.metadata.generation = 2;
    budget.metadata.annotations = { frozen: '' };
    budget.status = { observedGeneration: 1, disruptionsAllowed: 1 };
    cluster.add('poddisruptionbudgets', budget);
    const draining = test.drain();
    await eventually(() => lastWaiting().length === 1);
    cluster.add('poddisruptionbudgets', {
      ...budget,
      status: { ...budget.status, observedGeneration: 2 },
    } as Budget);
    await expect(draining).resolves.toMatchObject({ is: 'drained' });
    expect(statuses()).toEqual([201]);
  });

  it('says that budgets refuse everything on a node that is not ready', async () => {
    const { cluster } = test;
    cluster.add(
      'nodes',
      aNode('n1', {
        status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
      }),
    );
    cluster.add('pods', web(1, { ready: false }));
    cluster.add(
      'poddisruptionbudgets',
      aBudget('web', { app: 'web' }, { maxUnavailable: 0 }),
    );
    await expect(
      test.drain({ options: { blockedAfter: 0.2 } }),
    ).resolves.toMatchObject({
      is: 'blocked',
      waiting: [{ reason: expect.stringContaining('Node n1 is not ready') }],
    });
  });
});
