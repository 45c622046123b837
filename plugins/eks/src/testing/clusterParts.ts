import {
  Addon,
  ClusterUpdate,
  Node,
  NodeGroup,
} from '@xkf/backstage-plugin-eks-common';
import { daysAgo, minutesAgo } from './clusters';

/** A current node group, changed as asked. */
export function aNodeGroup(changes: Partial<NodeGroup> = {}): NodeGroup {
  const name = changes.name ?? 'standard-1';
  return {
    name,
    arn: `arn:aws:eks:eu-west-1:111111111111:nodegroup/dev-eks1/${name}/1`,
    state: 'current',
    status: 'ACTIVE',
    version: '1.35',
    releaseVersion: '1.35.2-20261110',
    image: {
      state: 'current',
      releasedAt: '2026-11-10T00:00:00.000Z',
      newest: {
        releaseVersion: '1.35.2-20261110',
        releasedAt: '2026-11-10T00:00:00.000Z',
      },
      releasesBehind: 0,
      daysBehind: 0,
    },
    amiType: 'BOTTLEROCKET_x86_64',
    capacityType: 'ON_DEMAND',
    instanceTypes: ['m6i.large'],
    diskSizeGiB: 50,
    scaling: { min: 1, max: 6, desired: 3 },
    labels: { pool: 'standard' },
    taints: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }],
    launchTemplate: { id: 'lt-0aaa', name: 'standard', version: '3' },
    maxUnavailable: '1',
    subnetIds: ['subnet-0aaa'],
    nodeRoleArn: 'arn:aws:iam::111111111111:role/nodes',
    autoScalingGroups: ['eks-standard-1'],
    tags: {},
    createdAt: daysAgo(60),
    modifiedAt: daysAgo(10),
    healthIssues: [],
    ...changes,
  };
}

/** A ready node, changed as asked. */
export function aNode(changes: Partial<Node> = {}): Node {
  const name = changes.name ?? 'ip-10-0-0-1.eu-west-1.compute.internal';
  return {
    name,
    uid: `uid-${name}`,
    state: 'ready',
    ready: true,
    cordoned: false,
    nodeGroup: 'standard-1',
    zone: 'eu-west-1a',
    instanceType: 'm6i.large',
    instanceId: 'i-0aaa',
    capacityType: 'ON_DEMAND',
    architecture: 'amd64',
    osImage: 'Bottlerocket OS',
    internalIp: '10.0.0.1',
    kubeletVersion: 'v1.35.2-eks-1',
    pods: { count: 12, capacity: 29 },
    createdAt: daysAgo(5),
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'MemoryPressure', status: 'False' },
    ],
    taints: [],
    ...changes,
  };
}

/** A current add-on, changed as asked. */
export function anAddon(changes: Partial<Addon> = {}): Addon {
  return {
    name: 'coredns',
    arn: 'arn:aws:eks:eu-west-1:111111111111:addon/dev-eks1/coredns/1',
    status: 'ACTIVE',
    state: 'current',
    version: 'v1.12.0-eksbuild.1',
    newestCompatible: 'v1.12.0-eksbuild.1',
    defaultVersion: 'v1.12.0-eksbuild.1',
    createdAt: daysAgo(100),
    modifiedAt: daysAgo(20),
    healthIssues: [],
    ...changes,
  };
}

/** A version update that succeeded, changed as asked. */
export function anUpdate(changes: Partial<ClusterUpdate> = {}): ClusterUpdate {
  return {
    id: 'update-1',
    scope: 'cluster',
    type: 'VersionUpdate',
    status: 'Successful',
    createdAt: minutesAgo(60),
    params: [{ type: 'Version', value: '1.35' }],
    errors: [],
    ...changes,
  };
}

/** A whole list as one page, with what the answers about a cluster carry besides. */
export function onePage<T>(items: T[]) {
  return {
    items,
    totalItems: items.length,
    lastSeen: minutesAgo(3),
    readAt: minutesAgo(0),
    problems: [],
    omitted: 0,
  };
}
