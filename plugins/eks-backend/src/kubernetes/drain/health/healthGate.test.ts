import { aNode, aPod, aWorkload } from '../__testUtils__/objects';
import { DrainSetUp, eventually, setUp } from '../__testUtils__/setUp';
import { Pod, Workload } from '../api';
import { healthGate, HealthGateRequest, readHealth } from '.';

let test: DrainSetUp;
const well = { notReady: [], pending: [] };

beforeEach(async () => {
  test = await setUp();
  test.cluster.add('nodes', aNode('n1'));
});

afterEach(() => test.stop());

function gate(change: Partial<HealthGateRequest>) {
  return healthGate(test.connections, test.cluster.server.cluster('dev-eks1'), {
    workloads: [],
    before: well,
    limitMs: 10_000,
    signal: AbortSignal.timeout(20_000),
    ...change,
  });
}

function becomes(workload: Workload, status: Workload['status']): Workload {
  return { ...workload, status };
}

/** A workload that owns the pods whose owner is `Kind/name`. */
function owning(owner: string, replicas: number): Workload {
  const workload = aWorkload(owner.split('/')[1], replicas);
  return {
    ...workload,
    metadata: { ...workload.metadata, uid: `uid-of-${owner}` },
  };
}

function ownedPods(owner: string, count: number): Pod[] {
  return Array.from({ length: count }, (_, n) =>
    aPod({ name: `${owner.split('/')[1]}-${n}`, owner }),
  );
}

describe('healthGate', () => {
  it('opens when the evicted workloads are ready again', async () => {
    const { cluster } = test;
    const web = owning('ReplicaSet/web', 2);
    const db = owning('StatefulSet/db', 1);
    cluster.add('pods', ...ownedPods('ReplicaSet/web', 1));
    cluster.add('replicasets', becomes(web, { readyReplicas: 1 }));
    cluster.add('statefulsets', becomes(db, {}));
    const pod = aPod({
      name: 'web-2',
      node: 'n1',
      owner: 'ReplicaSet/web',
      ready: false,
    });
    cluster.add('pods', pod);
    const seen: string[][] = [];
    const gating = gate({
      workloads: [
        'shop/ReplicaSet/web',
        'shop/StatefulSet/db',
        'shop/ReplicaSet/gone',
        'shop/DaemonSet/agent',
        'shop/Rollout/own',
      ],
      onProgress: ({ recovering }) => seen.push(recovering),
    });
    await eventually(() => seen.at(-1)?.length === 2);
    cluster.add('statefulsets', becomes(db, { readyReplicas: 1 }));
    cluster.add('pods', aPod({ name: 'db-0', owner: 'StatefulSet/db' }));
    await eventually(() => seen.at(-1)?.join() === 'shop/ReplicaSet/web');
    // The controller counts the pod a moment after it is ready.
    cluster.add('pods', aPod({ name: 'web-2', owner: 'ReplicaSet/web' }));
    await new Promise(resolve => setTimeout(resolve, 100));
    const readyAt = Date.now();
    cluster.add('replicasets', becomes(web, { readyReplicas: 2 }));
    expect(await gating).toMatchObject({
      is: 'ok',
      unjudged: ['shop/Rollout/own'],
    });
    expect(Date.now() - readyAt).toBeLessThan(1_500);
  });

  it('does not believe a status that nobody brings up to date', async () => {
    const { cluster } = test;
    const workloads = ['shop/ReplicaSet/web', 'shop/Job/job'];
    const web = owning('ReplicaSet/web', 3);
    cluster.add('replicasets', becomes(web, { readyReplicas: 3 }));
    cluster.add('jobs', becomes(owning('Job/job', 1), { active: 1 }));
    const [first, second, third] = ownedPods('ReplicaSet/web', 3);
    cluster.add('pods', first, second);
    cluster.add('pods', aPod({ name: 'web-old', owner: 'ReplicaSet/web-old' }));
    const short = { is: 'short', wanted: 3, ready: 2, claimed: 3 };
    expect(await gate({ workloads, limitMs: 300 })).toMatchObject({
      recovering: [
        { workload: 'shop/Job/job', readiness: { ready: 0, claimed: 1 } },
        { workload: 'shop/ReplicaSet/web', readiness: short },
      ],
    });
    const before = await readHealth(
      test.connections,
      cluster.server.cluster('dev-eks1'),
      workloads,
      AbortSignal.timeout(5_000),
    );
    expect(before.notReady.sort()).toEqual([...workloads].sort());

    const asked = cluster.verbs.length;
    const gating = gate({ workloads });
    await eventually(() => cluster.verbs.length > asked + 5);
    cluster.add('pods', third, ...ownedPods('Job/job', 1));
    expect(await gating).toMatchObject({ is: 'ok' });
    expect(cluster.verbs.length - asked).toBeLessThanOrEqual(14);
  });

  it('watches instead of asking again and again', async () => {
    const { cluster } = test;
    cluster.add('replicasets', becomes(aWorkload('web', 1), {}));
    const gating = gate({ workloads: ['shop/ReplicaSet/web'], limitMs: 3_000 });
    expect(await gating).toMatchObject({
      is: 'waiting',
      recovering: [
        {
          workload: 'shop/ReplicaSet/web',
          readiness: { is: 'short', ready: 0, wanted: 1, claimed: 0 },
        },
      ],
      pending: [],
    });
    const asked = cluster.verbs.filter(v => v === 'get replicasets').length;
    expect(asked).toBeLessThanOrEqual(6);
  });

  it('stays closed while a pod has no node that had one before', async () => {
    const { cluster } = test;
    const pending = (name: string, change = {}) =>
      aPod({ name, phase: 'Pending', owner: 'ReplicaSet/x', ...change });
    const old = pending('old');
    const late = pending('late');
    cluster.add('pods', old, pending('starting', { node: 'n1' }));
    cluster.add('pods', pending('agent', { owner: 'DaemonSet/agent' }));
    const before = await readHealth(
      test.connections,
      cluster.server.cluster('dev-eks1'),
      [],
      AbortSignal.timeout(5_000),
    );
    expect(before).toEqual({ notReady: [], pending: [old.metadata.uid] });
    expect(await gate({ before })).toMatchObject({ is: 'ok' });
    cluster.add('pods', late);
    expect(await gate({ before, limitMs: 200 })).toMatchObject({
      is: 'waiting',
      pending: ['shop/late'],
    });
    const gating = gate({ before });
    setTimeout(
      () =>
        cluster.add('pods', {
          ...late,
          spec: { nodeName: 'n1' },
        } as typeof late),
      50,
    );
    expect(await gating).toMatchObject({ is: 'ok' });
  });

  it('does not wait for what was not ready before', async () => {
    const { cluster } = test;
    cluster.add('replicasets', becomes(aWorkload('broken', 3), {}));
    cluster.add('replicasets', owning('ReplicaSet/fine', 3));
    cluster.add('pods', ...ownedPods('ReplicaSet/fine', 3));
    const workloads = ['shop/ReplicaSet/broken', 'shop/ReplicaSet/fine'];
    const before = await readHealth(
      test.connections,
      cluster.server.cluster('dev-eks1'),
      workloads,
      AbortSignal.timeout(5_000),
    );
    expect(before.notReady).toEqual(['shop/ReplicaSet/broken']);
    expect(await gate({ before, workloads })).toMatchObject({ is: 'ok' });
  });

  it.each([
    ['active', { active: 1 }, {}, 'ok'],
    ['waiting for a pod', {}, {}, 'waiting'],
    ['suspended', {}, { suspend: true }, 'ok'],
    ['ended', { conditions: [{ type: 'Complete', status: 'True' }] }, {}, 'ok'],
  ])('takes a job that is %s for %s', async (_, status, spec, expected) => {
    const job = { ...owning('Job/job', 1), spec, status };
    const pod = aPod({ name: 'job-1', owner: 'Job/job', ready: false });
    test.cluster.add('jobs', job);
    test.cluster.add('pods', pod);
    expect(
      await gate({ workloads: ['shop/Job/job'], limitMs: 300 }),
    ).toMatchObject({ is: expected });
  });

  it('waits while the API server is away, and ends when it is told to', async () => {
    const { cluster } = test;
    cluster.add('replicasets', becomes(aWorkload('web', 1), {}));
    const leaving = new AbortController();
    const workloads = ['shop/ReplicaSet/web'];
    const first = gate({ workloads });
    await eventually(() => cluster.verbs.includes('get replicasets'));
    cluster.away = true;
    cluster.breakWatches();
    await new Promise(resolve => setTimeout(resolve, 300));
    cluster.away = false;
    cluster.add('replicasets', owning('ReplicaSet/web', 1));
    cluster.add('pods', ...ownedPods('ReplicaSet/web', 1));
    expect(await first).toMatchObject({ is: 'ok' });

    cluster.add('replicasets', becomes(aWorkload('web', 1), {}));
    const second = gate({ workloads, signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error('paused')), 50);
    await expect(second).rejects.toThrow('paused');
  });
});
