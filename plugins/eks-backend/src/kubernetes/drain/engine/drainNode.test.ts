import { aNode, aPod, aWorkload } from '../__testUtils__/objects';
import { DrainSetUp, eventually, setUp } from '../__testUtils__/setUp';

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

describe('drainNode', () => {
  it('evicts what kubectl would evict, each pod once, and waits until all are gone', async () => {
    const { cluster } = test;
    cluster.add('daemonsets', aWorkload('agent', 1, 'kube-system'));
    const agent = (name: string) =>
      aPod({
        name,
        node: 'n1',
        namespace: 'kube-system',
        owner: 'DaemonSet/agent',
      });
    cluster.add('pods', agent('agent-1'), agent('agent-2'));
    cluster.add('pods', aPod({ name: 'static', node: 'n1', mirror: true }));
    for (let i = 0; i < 30; i++) cluster.add('pods', web(i));
    cluster.add('pods', aPod({ name: 'job', node: 'n1', phase: 'Succeeded' }));
    cluster.add('pods', aPod({ name: 'elsewhere', node: 'n2' }));
    // Long enough for many to be under way at once on a busy machine.
    cluster.evictions.takesMs = 100;

    const outcome = await test.drain();
    expect(outcome).toMatchObject({ is: 'drained', refusals: 0 });
    expect(outcome.workloads).toEqual(['shop/ReplicaSet/web']);
    expect(outcome.progress.nodes).toMatchObject([
      {
        name: 'n1',
        state: 'drained',
        nodeGroup: 'standard',
        zone: 'eu-west-1a',
        pods: { toEvict: 31, evicted: 31, staying: 3 },
      },
    ]);
    expect(statuses()).toEqual(Array(31).fill(201));
    expect(new Set(cluster.evictions.log.map(({ uid }) => uid)).size).toBe(31);
    expect(cluster.pod('elsewhere')).toBeDefined();
    // One GET for the DaemonSet of two pods, three lists, three watches.
    expect(outcome.requests).toBe(31 + 7);
    expect(cluster.evictions.most).toBeLessThanOrEqual(10);
    expect(cluster.evictions.most).toBeGreaterThan(5);
    // Few announcements cover many pods.
    expect(test.announced.flat()).toHaveLength(31);
    expect(test.announced.length).toBeLessThanOrEqual(6);
    expect(test.progress.some(({ leaving }) => leaving.length > 0)).toBe(true);
  });

  it('evicts nothing when the options do not allow one of the pods', async () => {
    test.cluster.add('pods', web(1), aPod({ name: 'bare', node: 'n1' }));
    const outcome = await test.drain();
    expect(outcome).toMatchObject({
      is: 'refused',
      pods: [{ name: 'bare', rules: ['bare'], fate: 'refused' }],
    });
    expect(statuses()).toEqual([]);
    await expect(
      test.drain({ options: { evictBarePods: true } }),
    ).resolves.toMatchObject({ is: 'drained' });
  });

  it('evicts nothing from a node that takes new pods', async () => {
    test.cluster.add('nodes', aNode('n1', { spec: {} }));
    test.cluster.add('pods', web(1));
    await expect(test.drain()).resolves.toMatchObject({ is: 'not-cordoned' });
    expect(statuses()).toEqual([]);
  });

  it('goes on where an earlier run stopped, and evicts no ending pod again', async () => {
    const { cluster } = test;
    const ending = web(1);
    cluster.add('pods', ending, web(2));
    cluster.endsAfterMs = undefined;
    cluster.end(ending);
    const draining = test.drain();
    await eventually(() => statuses().length === 1);
    cluster.vanish(ending);
    cluster.vanish(web(2, {}));
    await eventually(() => test.progress.at(-1)?.leaving.length === 1);
    const second = cluster.pod('web-2');
    if (second) cluster.vanish(second);
    await expect(draining).resolves.toMatchObject({ is: 'drained' });
    expect(cluster.evictions.log.map(({ pod }) => pod)).toEqual(['shop/web-2']);
  });

  it('stops within a second when it is aborted', async () => {
    const { cluster } = test;
    cluster.evictions.takesMs = 200;
    for (let i = 0; i < 60; i++) cluster.add('pods', web(i));
    const leaving = new AbortController();
    const draining = test.drain({ signal: leaving.signal });
    await eventually(() => statuses().length >= 10);
    const abortedAt = Date.now();
    leaving.abort(new Error('paused'));
    await expect(draining).rejects.toThrow('paused');
    expect(Date.now() - abortedAt).toBeLessThan(1_000);
    const made = statuses().length;
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(statuses()).toHaveLength(made);
    expect(made).toBeLessThan(40);
  });

  it('evicts nothing that the caller could not write down', async () => {
    test.cluster.add('pods', web(1));
    await expect(
      test.drain({
        announce: async () => {
          throw new Error('The lease is lost.');
        },
      }),
    ).rejects.toThrow('The lease is lost.');
    expect(statuses()).toEqual([]);
  });

  it('announces each attempt before it is made', async () => {
    const { cluster } = test;
    const known = new Set<string>();
    let early = 0;
    cluster.intercept = ({ path }) => {
      const name = /pods\/([^/]+)\/eviction$/.exec(path)?.[1];
      if (name && !known.has(name)) early += 1;
      return undefined;
    };
    for (let i = 0; i < 45; i++) cluster.add('pods', web(i));
    let most = 0;
    await test.drain({
      announce: async (pods, evict) => {
        await new Promise(resolve => setTimeout(resolve, 5));
        most = Math.max(most, pods.length);
        pods.forEach(({ name }) => known.add(name));
        await evict();
      },
    });
    expect(early).toBe(0);
    expect(most).toBe(10);
  });
});
