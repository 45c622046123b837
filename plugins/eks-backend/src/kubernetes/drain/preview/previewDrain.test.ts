import {
  DrainBlocker,
  drainOptionsSchema,
  drainPreviewSchema,
} from '@xkf/backstage-plugin-eks-common';
import { failure } from '../../__testUtils__/ApiServer';
import { aBudget, aNode, aPod, aWorkload } from '../__testUtils__/objects';
import { DrainSetUp, setUp } from '../__testUtils__/setUp';
import { previewDrain } from './previewDrain';
import { parseQuantity } from './quantity';
import { requestsOf } from './room';

let test: DrainSetUp;

beforeEach(async () => {
  test = await setUp();
  test.cluster.add(
    'nodes',
    aNode('n1'),
    aNode('n2', {
      spec: {},
      status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
    }),
    aNode('n3', { spec: {} }),
  );
});

afterEach(() => test.stop());

async function preview(nodes = ['n1'], options = {}) {
  const found = await previewDrain(
    test.connections,
    test.cluster.server.cluster('dev-eks1'),
    nodes,
    drainOptionsSchema.parse(options),
    AbortSignal.timeout(20_000),
  );
  return drainPreviewSchema.parse(JSON.parse(JSON.stringify(found)));
}

const web = (name: string, change = {}) =>
  aPod({
    name,
    node: 'n1',
    owner: 'ReplicaSet/web',
    labels: { app: 'web' },
    ...change,
  });

function short(blockers: DrainBlocker[]) {
  return blockers.map(each => [
    each.severity,
    each.code,
    each.budget ?? '',
    each.pods.join(' '),
  ]);
}

describe('previewDrain', () => {
  it('tells what goes and what stays, and changes nothing', async () => {
    const { cluster } = test;
    cluster.pageSize = 2;
    cluster.add('daemonsets', aWorkload('agent', 2));
    cluster.add(
      'pods',
      web('web-1'),
      web('agent-1', { owner: 'DaemonSet/agent', labels: {} }),
      web('agent-2', { owner: 'DaemonSet/agent', labels: {}, node: 'n3' }),
      web('agent-3', { owner: 'DaemonSet/agent', labels: {} }),
      web('pending', { node: undefined, phase: 'Pending' }),
    );
    cluster.add(
      'poddisruptionbudgets',
      aBudget('web', { app: 'web' }, { maxUnavailable: 2 }),
      aBudget('other', { app: 'other' }),
    );
    const { nodes, pods, budgets, blockers } = await preview(['n1', 'gone']);
    expect(nodes).toMatchObject([
      { name: 'gone', state: 'gone', pods: { toEvict: 0 } },
      {
        name: 'n1',
        state: 'cordoned',
        zone: 'eu-west-1a',
        nodeGroup: 'standard',
        pods: { toEvict: 1, evicted: 0, staying: 2 },
      },
    ]);
    expect(pods).toMatchObject([
      {
        name: 'web-1',
        fate: 'evict',
        owner: 'ReplicaSet/web',
        budgets: ['shop/web'],
      },
      { name: 'agent-1', fate: 'stay', rules: ['daemon-set'] },
      { name: 'agent-3', fate: 'stay' },
    ]);
    expect(budgets).toMatchObject([{ name: 'web', pods: 1 }]);
    expect(blockers).toEqual([]);
    expect([...new Set(cluster.verbs)].sort()).toEqual([
      'get daemonsets',
      'list nodes',
      'list poddisruptionbudgets',
      'list pods',
    ]);
    expect(cluster.verbs.filter(v => v === 'get daemonsets')).toHaveLength(1);
  });

  it('tells everything that will stop the drain, the worst first', async () => {
    const { cluster } = test;
    cluster.add(
      'pods',
      web('tight-1', { labels: { app: 'tight' } }),
      web('tight-2', { labels: { app: 'tight' } }),
      web('sick', { labels: { app: 'sick' }, ready: false }),
      web('sick-fine', { labels: { app: 'sick' }, phase: 'Pending' }),
      web('twice', { labels: { app: 'one', also: 'two' } }),
      web('bare', { owner: undefined }),
      web('lost', { owner: 'DaemonSet/lost', labels: {} }),
      web('cache', { emptyDir: true, labels: {} }),
      web('slow', { grace: 3_600, labels: {} }),
      web('big', { requests: { cpu: '3', memory: '20Gi' }, labels: {} }),
      web('fills', { requests: { cpu: '1500m' }, labels: {}, node: 'n3' }),
      web('on-n2', { node: 'n2', labels: { app: 'tight' } }),
    );
    cluster.add(
      'poddisruptionbudgets',
      aBudget('tight', { app: 'tight' }, { maxUnavailable: 0 }),
      aBudget('sick', { app: 'sick' }, { maxUnavailable: 0 }),
      aBudget('one', { app: 'one' }),
      aBudget('two', { also: 'two' }),
    );
    const options = { deleteEmptyDirData: false };
    const { blockers } = await preview(['n1', 'n2'], options);
    expect(short(blockers)).toEqual([
      ['blocks', 'node-not-ready', '', 'shop/on-n2'],
      ['blocks', 'budgets-overlap', '', 'shop/twice'],
      [
        'blocks',
        'budget-allows-none',
        'shop/tight',
        'shop/on-n2 shop/tight-1 shop/tight-2',
      ],
      ['blocks', 'budget-unhealthy', 'shop/sick', 'shop/sick'],
      ['asks', 'bare-pod', '', 'shop/bare'],
      ['asks', 'local-data', '', 'shop/cache'],
      ['asks', 'daemon-set-missing', '', 'shop/lost'],
      ['note', 'long-grace-period', '', 'shop/slow'],
      ['note', 'no-room', '', ''],
    ]);
    const words = blockers.map(({ message }) => message).join('\n');
    expect(words).toMatch(/allows 0 more disruptions \(3 healthy, 3 needed\)/);
    expect(words).toMatch(/3\.0 CPUs of 2\.5 free, 20\.0 GiB of memory of 16/);
    expect(words).toMatch(/up to 60 minutes/);

    const allowed = await preview(['n1'], { evictBarePods: true });
    const notes = short(allowed.blockers).filter(([how]) => how === 'note');
    expect(notes.map(([, code]) => code)).toEqual([
      'bare-pod',
      'local-data',
      'daemon-set-missing',
      'long-grace-period',
      'no-room',
    ]);
  });

  it('starts a list over once when its pages expire', async () => {
    const { cluster } = test;
    cluster.pageSize = 1;
    cluster.add('pods', web('web-1'), web('web-2'));
    let expired = 0;
    cluster.intercept = ({ path, query }) => {
      if (!path.endsWith('/pods') || !query.get('continue')) return undefined;
      expired += 1;
      return expired === 1 ? failure(410, 'expired') : undefined;
    };
    expect((await preview()).pods).toHaveLength(2);
  });

  it('says which right is missing', async () => {
    test.cluster.intercept = ({ path }) =>
      path.endsWith('budgets') ? failure(403, 'forbidden') : undefined;
    await expect(preview()).rejects.toMatchObject({
      problem: { permission: 'list poddisruptionbudgets' },
    });
  });
});

describe('requestsOf', () => {
  it('counts as the scheduler does', () => {
    const pod = web('a', { requests: { cpu: '500m', memory: '1Gi' } });
    pod.spec = {
      ...pod.spec,
      overhead: { cpu: '100m' },
      initContainers: [
        { resources: { requests: { memory: '3Gi' } } },
        { restartPolicy: 'Always', resources: { requests: { cpu: '1' } } },
      ],
    };
    const { cpu, memory, pods } = requestsOf(pod);
    expect(cpu).toBeCloseTo(1.6);
    expect(memory).toBe(3 * 2 ** 30);
    expect(pods).toBe(1);
    expect(requestsOf(web('b', { phase: 'Failed' })).pods).toBe(0);
  });

  it.each([
    ['250m', 0.25],
    ['2', 2],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['128974848', 128974848],
    ['129e6', 129e6],
    ['129M', 129e6],
    ['1k', 1_000],
    ['words', 0],
    [undefined, 0],
  ])('%s is %d', (text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });
});
