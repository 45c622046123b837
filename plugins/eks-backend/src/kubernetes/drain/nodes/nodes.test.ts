import { aNode, aPod } from '../__testUtils__/objects';
import { DrainSetUp, setUp } from '../__testUtils__/setUp';
import { failure } from '../../__testUtils__/ApiServer';
import {
  CORDONED_BY,
  cordon,
  nodesOf,
  orderNodes,
  podsLeft,
  uncordon,
} from '.';

describe('orderNodes', () => {
  const node = (name: string, zone: string, day: number, toEvict: number) => ({
    name,
    zone,
    createdAt: `2026-11-0${day}T00:00:00Z`,
    pods: { toEvict },
  });
  const nodes = [
    node('c', 'b', 3, 1),
    node('a', 'a', 3, 5),
    node('b', 'b', 1, 5),
    node('d', 'a', 2, 3),
  ];
  it.each([
    ['oldest', 'bdac'],
    ['zone', 'dabc'],
    ['fewest-pods', 'cdba'],
  ] as const)('%s', (order, expected) => {
    const names = (some: typeof nodes) => some.map(each => each.name).join('');
    expect(names(orderNodes(nodes, order))).toBe(expected);
    expect(names(orderNodes([...nodes].reverse(), order))).toBe(expected);
    expect(names(nodes)).toBe('cabd');
  });
});

describe('nodes of a cluster', () => {
  let test: DrainSetUp;
  const signal = AbortSignal.timeout(20_000);
  beforeEach(async () => {
    test = await setUp();
  });
  afterEach(() => test.stop());
  const where = () =>
    [test.connections, test.cluster.server.cluster('dev-eks1')] as const;
  const ours = { operationId: 'op-1', signal };
  const at = (name: string) => test.cluster.etcd.get('nodes', undefined, name);

  it('are cordoned once, and uncordoned by their own operation only', async () => {
    const { cluster } = test;
    cluster.add('nodes', aNode('n1', { spec: {} }), aNode('n2'));
    const nodes = ['n1', 'n2', 'n3'];
    const expected = { ours: ['n1'], others: ['n2'], missing: ['n3'] };
    expect(await cordon(...where(), { ...ours, nodes })).toEqual(expected);
    expect(at('n1')).toMatchObject({
      metadata: { annotations: { [CORDONED_BY]: 'op-1' } },
      spec: { unschedulable: true },
    });
    expect(await cordon(...where(), { ...ours, nodes })).toEqual(expected);
    const patches = () => cluster.verbs.filter(v => v === 'patch nodes').length;
    expect(patches()).toBe(1);

    expect(
      await uncordon(...where(), { nodes, operationId: 'op-2', signal }),
    ).toEqual({ uncordoned: [], others: ['n1', 'n2'], missing: ['n3'] });
    for (let run = 0; run < 2; run++) {
      expect(await uncordon(...where(), { ...ours, nodes })).toEqual({
        uncordoned: ['n1'],
        others: ['n2'],
        missing: ['n3'],
      });
    }
    expect(patches()).toBe(2);
    expect(at('n1')?.spec).toEqual({});
    expect(at('n2')?.spec).toEqual({ unschedulable: true });
  });

  it('are looked at again when somebody changed them meanwhile', async () => {
    const { cluster } = test;
    cluster.add('nodes', aNode('n1', { spec: {} }));
    let raced = false;
    cluster.intercept = ({ method }) => {
      if (method === 'PATCH' && !raced) {
        raced = true;
        const node = at('n1');
        if (node)
          cluster.add('nodes', {
            ...node,
            spec: { unschedulable: true },
          } as typeof node);
      }
      return undefined;
    };
    expect(await cordon(...where(), { ...ours, nodes: ['n1'] })).toEqual({
      ours: [],
      others: ['n1'],
      missing: [],
    });
  });

  it('fail to be cordoned with the right that is missing', async () => {
    test.cluster.add('nodes', aNode('n1', { spec: {} }));
    test.cluster.intercept = ({ method }) =>
      method === 'PATCH' ? failure(403, 'forbidden') : undefined;
    await expect(
      cordon(...where(), { ...ours, nodes: ['n1'] }),
    ).rejects.toMatchObject({ problem: { permission: 'patch nodes' } });
  });

  it('are found by their node group, on all pages', async () => {
    const { cluster } = test;
    cluster.pageSize = 2;
    for (const name of ['n3', 'n1', 'n2']) cluster.add('nodes', aNode(name));
    const other = aNode('other');
    other.metadata.labels = {};
    cluster.add('nodes', other);
    expect(await nodesOf(...where(), 'standard', signal)).toEqual([
      'n1',
      'n2',
      'n3',
    ]);
  });

  it('tell which pods their removal would end', async () => {
    const { cluster } = test;
    cluster.pageSize = 3;
    cluster.add(
      'pods',
      aPod({ name: 'web', node: 'n1', owner: 'ReplicaSet/web' }),
      aPod({ name: 'agent', node: 'n1', owner: 'DaemonSet/agent' }),
      aPod({ name: 'static', node: 'n1', mirror: true }),
      aPod({ name: 'done', node: 'n1', phase: 'Succeeded' }),
      aPod({ name: 'bare', node: 'n2' }),
      aPod({ name: 'ending', node: 'n2', terminating: true }),
      aPod({ name: 'elsewhere', node: 'n3' }),
    );
    expect(await podsLeft(...where(), ['n1', 'n2'], signal)).toEqual([
      { node: 'n1', pod: 'shop/web' },
      { node: 'n2', pod: 'shop/bare' },
      { node: 'n2', pod: 'shop/ending' },
    ]);
  });
});
