import { aNode, aPod, aWorkload } from '../__testUtils__/objects';
import { DrainSetUp, eventually, setUp } from '../__testUtils__/setUp';
import { Workload } from '../api';
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

describe('healthGate', () => {
  it('opens when the evicted workloads are ready again', async () => {
    const { cluster } = test;
    const web = aWorkload('web', 2);
    const db = aWorkload('db', 1);
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
    cluster.add('pods', { ...pod, status: { phase: 'Running' } } as typeof pod);
    await new Promise(resolve => setTimeout(resolve, 100));
    const readyAt = Date.now();
    cluster.add('replicasets', becomes(web, { readyReplicas: 2 }));
    expect(await gating).toMatchObject({
      is: 'ok',
      unjudged: ['shop/Rollout/own'],
    });
    expect(Date.now() - readyAt).toBeLessThan(1_500);
  });

  it('watches instead of asking again and again', async () => {
    const { cluster } = test;
    cluster.add('replicasets', becomes(aWorkload('web', 1), {}));
    const gating = gate({ workloads: ['shop/ReplicaSet/web'], limitMs: 3_000 });
    expect(await gating).toMatchObject({
      is: 'waiting',
      recovering: ['shop/ReplicaSet/web'],
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
    cluster.add('replicasets', aWorkload('fine', 3));
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
    const job = { ...aWorkload('job', 1), spec, status };
    test.cluster.add('jobs', job);
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
    cluster.add('replicasets', aWorkload('web', 1));
    expect(await first).toMatchObject({ is: 'ok' });

    cluster.add('replicasets', becomes(aWorkload('web', 1), {}));
    const second = gate({ workloads, signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error('paused')), 50);
    await expect(second).rejects.toThrow('paused');
  });
});
