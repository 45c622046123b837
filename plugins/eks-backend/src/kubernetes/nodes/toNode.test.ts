import type { V1Node } from '@kubernetes/client-node';
import { nodeSchema } from '@xkf/backstage-plugin-eks-common';
import { toNode } from './toNode';

function node(overrides: {
  labels?: Record<string, string>;
  ready?: string;
  spec?: V1Node['spec'];
  status?: Partial<NonNullable<V1Node['status']>>;
}): V1Node {
  return {
    metadata: {
      name: 'ip-10-100-8-12.eu-west-1.compute.internal',
      uid: '7f3f3c1e-0000-4000-8000-000000000001',
      creationTimestamp: new Date('2026-11-20T10:04:31Z'),
      labels: overrides.labels,
    },
    spec: overrides.spec,
    status: {
      conditions: [
        {
          type: 'Ready',
          status: overrides.ready ?? 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastTransitionTime: new Date('2026-11-20T10:05:02Z'),
        },
      ],
      ...overrides.status,
    },
  };
}

describe('toNode', () => {
  it('keeps what the portal shows of a node of a managed node group', () => {
    const mapped = toNode(
      node({
        labels: {
          'eks.amazonaws.com/nodegroup': 'dev-eks1-memory',
          'eks.amazonaws.com/capacityType': 'ON_DEMAND',
          'topology.kubernetes.io/zone': 'eu-west-1a',
          'node.kubernetes.io/instance-type': 'r6i.xlarge',
        },
        spec: {
          providerID: 'aws:///eu-west-1a/i-0a1b2c3d4e5f60718',
          taints: [
            { key: 'workload', value: 'memory', effect: 'NoSchedule' },
            { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' },
          ],
        },
        status: {
          nodeInfo: {
            architecture: 'amd64',
            osImage: 'Amazon Linux 2023.9.20261110',
            kubeletVersion: 'v1.35.4-eks-113cf36',
          } as NonNullable<V1Node['status']>['nodeInfo'],
          addresses: [
            { type: 'Hostname', address: 'ip-10-100-8-12' },
            { type: 'InternalIP', address: '10.100.8.12' },
          ],
          allocatable: { pods: '58' },
          capacity: { pods: '110' },
        },
      }),
      17,
    );

    expect(nodeSchema.parse(mapped)).toEqual({
      name: 'ip-10-100-8-12.eu-west-1.compute.internal',
      uid: '7f3f3c1e-0000-4000-8000-000000000001',
      state: 'ready',
      ready: true,
      cordoned: false,
      nodeGroup: 'dev-eks1-memory',
      zone: 'eu-west-1a',
      instanceType: 'r6i.xlarge',
      instanceId: 'i-0a1b2c3d4e5f60718',
      capacityType: 'ON_DEMAND',
      architecture: 'amd64',
      osImage: 'Amazon Linux 2023.9.20261110',
      internalIp: '10.100.8.12',
      kubeletVersion: 'v1.35.4-eks-113cf36',
      pods: { count: 17, capacity: 58 },
      createdAt: '2026-11-20T10:04:31.000Z',
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          since: '2026-11-20T10:05:02.000Z',
        },
      ],
      taints: [
        { key: 'workload', value: 'memory', effect: 'NoSchedule' },
        { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' },
      ],
    });
  });

  it.each([
    { ready: 'True', unschedulable: false, state: 'ready' },
    { ready: 'True', unschedulable: true, state: 'cordoned' },
    { ready: 'False', unschedulable: false, state: 'not-ready' },
    { ready: 'Unknown', unschedulable: false, state: 'not-ready' },
    { ready: 'Unknown', unschedulable: true, state: 'not-ready' },
  ])(
    'Ready=$ready, unschedulable=$unschedulable is $state',
    ({ ready, unschedulable, state }) => {
      const mapped = toNode(node({ ready, spec: { unschedulable } }), 0);
      expect(mapped).toMatchObject({ state, cordoned: unschedulable });
    },
  );

  it('takes a node without conditions as not ready', () => {
    expect(toNode(node({ status: { conditions: [] } }), 0).state).toBe(
      'not-ready',
    );
  });

  it.each<{ labels: Record<string, string>; is: string | undefined }>([
    { labels: { 'karpenter.sh/capacity-type': 'on-demand' }, is: 'ON_DEMAND' },
    { labels: { 'karpenter.sh/capacity-type': 'spot' }, is: 'SPOT' },
    { labels: { 'eks.amazonaws.com/capacityType': 'SPOT' }, is: 'SPOT' },
    { labels: {}, is: undefined },
  ])('reads the capacity type $is from $labels', ({ labels, is }) => {
    expect(toNode(node({ labels }), 0).capacityType).toBe(is);
  });

  it.each([
    {
      providerID: 'aws:///eu-west-1b/i-0abc',
      id: 'i-0abc',
      zone: 'eu-west-1b',
    },
    { providerID: 'aws:///eu-west-1b/fargate-ip-10-0-0-1', id: undefined },
    { providerID: undefined, id: undefined, zone: undefined },
  ])('reads instance $id from $providerID', ({ providerID, id, zone }) => {
    const mapped = toNode(node({ spec: { providerID } }), 0);
    expect(mapped).toMatchObject({ instanceId: id, zone });
  });

  it.each([
    { status: { allocatable: { pods: '58' } }, capacity: 58 },
    { status: { capacity: { pods: '110' } }, capacity: 110 },
    { status: { allocatable: { pods: '1k' } }, capacity: 1000 },
    { status: { allocatable: { pods: 'many' } }, capacity: undefined },
    { status: {}, capacity: undefined },
  ])('pod capacity is $capacity for $status', ({ status, capacity }) => {
    expect(toNode(node({ status }), undefined).pods).toEqual({
      count: undefined,
      capacity,
    });
  });
});
