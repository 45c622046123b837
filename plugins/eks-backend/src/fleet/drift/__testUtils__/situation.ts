import { NodeGroup } from '@xkf/backstage-plugin-eks-common';
import {
  DeclaredCluster,
  DeclaredPeering,
  DeclaredPool,
  RepositoryDeclarations,
} from '../../../terraform/declarations';
import { LivePeering } from '../../reading/peeringFacts';
import { ClusterRecord } from '../../store/FleetStore';
import { ClusterSnapshot } from '../../store/snapshot';
import { clusterDrift, DeclaredSide } from '../clusterDrift';

export const id = { accountId: '222222222222', region: 'eu-west-1' };
export const path = 'aws-eks/variables/qa.tfvars';
export const at = <T>(line: number, value: T) => ({ path, line, value });
export const lastSeen = '2026-11-24T10:00:00.000Z';

export const pool: DeclaredPool = {
  name: 'standard',
  nodeGroup: 'qa-eks1-standard',
  path,
  line: 5,
  releaseVersion: at(7, '1.34.8-20261119'),
  minSize: at(8, 1),
  maxSize: at(9, 6),
  instanceTypes: at(10, ['m6i.large', 'm5.large']),
  labels: at(11, { workload: 'web' }),
  taints: at(12, [{ key: 'a', value: 'b', effect: 'NoSchedule' }]),
};

export const cluster: DeclaredCluster = {
  name: 'qa-eks1',
  environment: 'qa',
  source: { path, line: 2 },
  moduleRef: '2026.10.1',
  moduleFile: 'aws-eks/eks1.tf',
  conditional: false,
  spelling: 'node_pools',
  version: at(3, '1.34'),
  pools: [pool],
  sharedWith: [],
};

export const liveGroup = {
  name: 'qa-eks1-standard',
  status: 'ACTIVE',
  releaseVersion: '1.34.8-20261119',
  instanceTypes: ['m6i.large', 'm5.large'],
  scaling: { min: 1, max: 6, desired: 4 },
  labels: {
    workload: 'web',
    'xkf.xenit.io/node-ttl': '168h',
    'xkf.xenit.io/node-pool': 'standard',
  },
  taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }],
} as unknown as NodeGroup; // Drift reads only these facts.

export const peering: LivePeering = {
  id: 'pcx-1',
  side: 'requester',
  name: 'qa-data',
  status: 'active',
  peerOwnerId: '444444444444',
  peerVpcId: 'vpc-0123456789abcdef0',
  peerCidrBlocks: ['10.30.0.0/18'],
};

export const entry: DeclaredPeering = {
  environment: 'qa',
  side: 'requester',
  name: 'qa-data',
  peerOwnerId: '444444444444',
  peerVpcId: 'vpc-0123456789abcdef0',
  destinationCidrBlock: '10.30.0.0/18',
  path: 'aws-core/variables/qa.tfvars',
  line: 4,
};

/** What differs from a cluster that is in step. */
export interface Situation {
  declarations?: Partial<RepositoryDeclarations>;
  snapshot?: Partial<ClusterSnapshot>;
  version?: string;
  reading?: Partial<DeclaredSide['reading']>;
  record?: Partial<ClusterRecord>;
  unread?: boolean;
  kind?: DeclaredSide['kind'];
  neighbours?: ClusterRecord[];
}

export function drift(situation: Situation = {}) {
  const { declarations, snapshot, version = '1.34', reading } = situation;
  const record = {
    ...id,
    arn: 'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1',
    name: 'qa-eks1',
    lastSeen,
    snapshot: {
      facts: { version, vpcId: 'vpc-1' },
      nodeGroups: [liveGroup],
      peerings: [peering],
      problems: [],
      ...snapshot,
    } as unknown as ClusterSnapshot, // Drift reads only these facts.
    ...situation.record,
  };
  return clusterDrift({
    record,
    environment: 'qa',
    accountName: 'xkf-qa',
    neighbours: situation.neighbours,
    declared: {
      kind: situation.kind ?? 'platform',
      reading: {
        url: 'https://github.com/acme/xkf',
        name: 'acme/xkf',
        branch: 'main',
        commit: 'a'.repeat(40),
        readAt: lastSeen,
        ...reading,
      },
      environmentName: 'qa',
      urlOf: place => `https://host/${place.path}#L${place.line}`,
      ...(!situation.unread && {
        declarations: {
          clusters: [cluster],
          peerings: [entry],
          peeringsUnreadable: [],
          tenants: { namespaces: [], resourceGroups: [] },
          problems: [],
          ...declarations,
        },
      }),
    },
  });
}

export const group = (change: Partial<NodeGroup>) => ({
  snapshot: { nodeGroups: [{ ...liveGroup, ...change }] },
});
export const declaring = (change: Partial<DeclaredCluster>) => ({
  declarations: { clusters: [{ ...cluster, ...change }] },
});
export const target = { ...id, clusterName: 'qa-eks1' };

/** A cluster beside the one that is compared, with one node group. */
export function neighbour(
  name: string,
  version: string,
  groupVersion = version,
): ClusterRecord {
  const nodeGroup = { name: `${name}-standard`, version: groupVersion };
  return {
    ...id,
    name,
    snapshot: { facts: { version }, nodeGroups: [nodeGroup] },
  } as unknown as ClusterRecord; // Drift reads only these facts.
}
