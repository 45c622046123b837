import { failure } from '../../__testUtils__/ApiServer';
import { refusal } from '../__testUtils__/EvictionApi';
import { aBudget, aNode, aPod } from '../__testUtils__/objects';
import { DrainSetUp, eventually, QUICK, setUp } from '../__testUtils__/setUp';

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

describe('drainNode when things go wrong', () => {
  it('keeps to the pod it meant when another one takes its name', async () => {
    const { cluster } = test;
    cluster.replace = { node: 'n2', readyAfterMs: 1 };
    const db = aPod({ name: 'db-0', node: 'n1', owner: 'StatefulSet/db' });
    cluster.add('pods', db);
    // Somebody deletes the pod while its eviction waits for the audit record.
    const outcome = await test.drain({
      announce: async (_pods, evict) => {
        cluster.vanish(db);
        await eventually(() => cluster.pod('db-0')?.spec?.nodeName === 'n2');
        await evict();
      },
    });
    expect(outcome).toMatchObject({ is: 'drained' });
    expect(cluster.pod('db-0')?.metadata.deletionTimestamp).toBeUndefined();
    expect(statuses()).not.toContain(201);
  });

  it('takes 409 on the pod for gone only when its uid is another', async () => {
    const { cluster } = test;
    cluster.replace = { node: 'n2', readyAfterMs: 1 };
    const db = aPod({ name: 'db-0', node: 'n1', owner: 'StatefulSet/db' });
    cluster.add('pods', db, web(1));
    let conflicts = 0;
    cluster.intercept = ({ path }) => {
      if (path.endsWith('/db-0/eviction')) cluster.vanish(db);
      if (path.endsWith('/web-1/eviction') && conflicts === 0) {
        conflicts += 1;
        return refusal(409, 'Precondition failed', { kind: 'Pod' });
      }
      return undefined;
    };
    await expect(test.drain()).resolves.toMatchObject({ is: 'drained' });
    expect(cluster.pod('db-0')?.spec?.nodeName).toBe('n2');
    expect(cluster.evictions.log).toMatchObject([
      { pod: 'shop/db-0', status: 409 },
      { pod: 'shop/web-1', status: 201 },
    ]);
  });

  it.each([
    [
      '409 on the budget',
      refusal(409, 'Operation cannot be fulfilled', {
        kind: 'poddisruptionbudgets',
      }),
    ],
    [
      '429 of priority and fairness',
      {
        status: 429,
        body: 'Too many requests, please try again later.',
        headers: { 'retry-after': '0', 'x-kubernetes-pf-flowschema-uid': 'x' },
      },
    ],
    ['500 of the API server', failure(500, 'etcdserver: leader changed')],
    ['503', failure(503, 'the server is currently unable')],
    ['504', failure(504, 'timeout')],
    ['a broken connection', 'reset' as const],
    ['403 of a webhook', failure(403, 'admission webhook "x" denied it')],
  ])('tries again after %s', async (_, answer) => {
    test.cluster.add('pods', web(1));
    let refused = 0;
    test.cluster.intercept = ({ path }) => {
      if (!path.endsWith('/eviction') || refused === 2) return undefined;
      refused += 1;
      return answer;
    };
    await expect(test.drain()).resolves.toMatchObject({ is: 'drained' });
    expect(statuses()).toEqual([201]);
  });

  it('obeys Retry-After of an overloaded API server, for all pods', async () => {
    for (let i = 0; i < 3; i++) test.cluster.add('pods', web(i));
    const times: number[] = [];
    test.cluster.intercept = ({ path }) => {
      if (!path.endsWith('/eviction')) return undefined;
      times.push(Date.now());
      return times.length > 3
        ? undefined
        : { status: 429, body: 'Too many', headers: { 'retry-after': '1' } };
    };
    await expect(test.drain()).resolves.toMatchObject({ is: 'drained' });
    expect(times[3] - times[2]).toBeGreaterThan(900);
  });

  it('only waits for pods of a namespace that is being deleted', async () => {
    const { cluster } = test;
    const pod = web(1);
    cluster.add('pods', pod);
    let asked = 0;
    cluster.intercept = ({ path }) => {
      if (!path.endsWith('/eviction')) return undefined;
      asked += 1;
      return refusal(403, 'is being terminated', {
        causes: [{ reason: 'NamespaceTerminating', message: 'shop' }],
      });
    };
    const draining = test.drain();
    await eventually(() => lastWaiting().length === 1);
    expect(lastWaiting()[0].reason).toMatch(/namespace shop is being deleted/);
    await new Promise(resolve => setTimeout(resolve, 200));
    cluster.vanish(pod);
    await expect(draining).resolves.toMatchObject({ is: 'drained' });
    expect(asked).toBe(1);
  });

  it('says who denies an eviction, and asks a person after a while', async () => {
    test.cluster.add('pods', web(1));
    test.cluster.intercept = ({ path }) =>
      path.endsWith('/eviction')
        ? failure(403, 'admission webhook "guard.acme" denied the request: no')
        : undefined;
    await expect(
      test.drain({ options: { blockedAfter: 0.3 } }),
    ).resolves.toMatchObject({
      is: 'blocked',
      waiting: [{ reason: expect.stringContaining('guard.acme') }],
    });
  });

  it('fails when the portal may not evict', async () => {
    test.cluster.add('pods', web(1));
    test.cluster.intercept = ({ path }) =>
      path.endsWith('/eviction')
        ? failure(
            403,
            'pods "web-1" is forbidden: User "portal" cannot create resource "pods/eviction" in API group "" in the namespace "shop"',
          )
        : undefined;
    await expect(test.drain()).rejects.toMatchObject({
      problem: { kind: 'access-denied', permission: 'create pods/eviction' },
    });
  });

  it('survives versions that are too old and watches that break', async () => {
    const { cluster } = test;
    cluster.endsAfterMs = undefined;
    for (let i = 0; i < 4; i++) cluster.add('pods', web(i));
    const draining = test.drain();
    await eventually(() => statuses().length === 4);
    const end = (name: string) => {
      const pod = cluster.pod(name);
      if (pod) cluster.vanish(pod);
    };
    cluster.breakWatches();
    end('web-0');
    await eventually(() => test.progress.at(-1)?.leaving.length === 3);
    cluster.expireWatches();
    end('web-1');
    await eventually(() => test.progress.at(-1)?.leaving.length === 2);
    // Gone while nobody watched, and its change is forgotten.
    cluster.etcd.compacted = cluster.etcd.revision + 5;
    cluster.breakWatches();
    end('web-2');
    end('web-3');
    cluster.etcd.revision += 10;
    await expect(draining).resolves.toMatchObject({ is: 'drained' });
    expect(statuses()).toEqual([201, 201, 201, 201]);
  });

  it('only waits while the API server is away, also longer than a pod may wait', async () => {
    const { cluster } = test;
    cluster.replace = { node: 'n2', readyAfterMs: 30 };
    cluster.add('poddisruptionbudgets', aBudget('web', { app: 'web' }));
    for (let i = 0; i < 4; i++) cluster.add('pods', web(i));
    const draining = test.drain({ options: { blockedAfter: 0.5 } });
    await eventually(() => statuses().length >= 1);
    cluster.away = true;
    cluster.breakWatches();
    await eventually(() => /does not take conn/.test(lastWaiting()[0]?.reason));
    await new Promise(resolve => setTimeout(resolve, 1_000));
    expect(lastWaiting()[0].reason).toMatch(
      /The drain goes on by itself when it answers/,
    );
    cluster.away = false;
    await expect(draining).resolves.toMatchObject({ is: 'drained' });
    expect(new Set(cluster.evictions.log.map(each => each.uid)).size).toBe(4);
    expect(statuses().filter(each => each === 201)).toHaveLength(4);
  });

  it('ends when the API server stays away, and goes on where it was', async () => {
    const { cluster } = test;
    cluster.replace = { node: 'n2', readyAfterMs: 30 };
    cluster.add('poddisruptionbudgets', aBudget('web', { app: 'web' }));
    for (let i = 0; i < 4; i++) cluster.add('pods', web(i));
    const ended = test
      .drain({ timing: { ...QUICK, awayForMs: 300 } })
      .catch(error => error);
    await eventually(() => statuses().length >= 1);
    cluster.away = true;
    cluster.breakWatches();
    expect(await ended).toMatchObject({
      problem: { kind: 'unreachable' },
    });
    cluster.away = false;
    await expect(test.drain()).resolves.toMatchObject({ is: 'drained' });
    expect(statuses().filter(each => each === 201)).toHaveLength(4);
  });

  it('looks before it repeats an eviction whose answer was lost', async () => {
    const { cluster } = test;
    cluster.endsAfterMs = 400;
    cluster.add('pods', web(1));
    let lost = 0;
    cluster.intercept = async ({ path }) => {
      if (!path.endsWith('/eviction')) return undefined;
      lost += 1;
      cluster.breakWatches();
      cluster.away = true;
      await cluster.evictions.evict('shop', 'web-1', undefined);
      setTimeout(() => {
        cluster.away = false;
      }, 150);
      return 'reset';
    };
    await expect(test.drain()).resolves.toMatchObject({ is: 'drained' });
    expect(lost).toBe(1);
  });

  it('renews a token that expired', async () => {
    for (let i = 0; i < 3; i++) test.cluster.add('pods', web(i));
    test.cluster.intercept = ({ token }) =>
      token === 'token-1' && test.cluster.verbs.includes('create pods/eviction')
        ? failure(401, 'Unauthorized')
        : undefined;
    await expect(test.drain()).resolves.toMatchObject({ is: 'drained' });
    expect(test.tokens()).toBeGreaterThan(1);
    expect(statuses()).toEqual([201, 201, 201]);
  });

  it('ends when the node vanishes', async () => {
    const { cluster } = test;
    cluster.endsAfterMs = undefined;
    cluster.add('pods', web(1));
    const draining = test.drain();
    await eventually(() => statuses().length === 1);
    const node = cluster.etcd.get('nodes', undefined, 'n1');
    if (node) cluster.etcd.remove('nodes', node);
    await expect(draining).resolves.toMatchObject({
      is: 'gone',
      progress: { nodes: [{ state: 'gone' }] },
    });
    await expect(test.drain()).resolves.toMatchObject({ is: 'gone' });
  });

  it('names a pod that does not end, and never forces it', async () => {
    const { cluster } = test;
    cluster.endsAfterMs = undefined;
    cluster.add('pods', web(1, { grace: 0 }));
    await expect(
      test.drain({ options: { blockedAfter: 0.2 } }),
    ).resolves.toMatchObject({
      is: 'blocked',
      waiting: [
        {
          name: 'web-1',
          reason: expect.stringMatching(/should have ended by .* never forces/),
        },
      ],
    });
    expect(new Set(cluster.verbs)).not.toContain('delete pods');
    expect(statuses()).toEqual([201]);
  });
});
