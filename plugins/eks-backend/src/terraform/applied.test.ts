import { NodeGroup, TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { LivePeering } from '../fleet/reading/peeringFacts';
import { ClusterRecord } from '../fleet/store/FleetStore';
import { isApplied } from './applied';

const place = { accountId: '111111111111', region: 'eu-west-1' };
const cluster = { ...place, clusterName: 'dev-eks1' };
const pool = {
  name: 'standard2',
  releaseVersion: '1.35.5-20261119',
  instanceTypes: ['m6i.large'],
  minSize: 1,
  maxSize: 4,
  labels: {},
  taints: [],
};

function record(change: {
  version?: string;
  status?: string;
  groups?: Partial<NodeGroup>[];
  peerings?: Partial<LivePeering>[];
}): ClusterRecord {
  const { version = '1.36', status = 'ACTIVE', groups, peerings } = change;
  return {
    ...place,
    name: 'dev-eks1',
    snapshot: { facts: { version, status }, nodeGroups: groups, peerings },
  } as unknown as ClusterRecord; // Only these facts are looked at.
}

const group = {
  name: 'dev-eks1-standard2',
  status: 'ACTIVE',
  releaseVersion: '1.35.5-20261119',
  scaling: { min: 1, max: 4, desired: 2 },
};
const peering = {
  side: 'requester' as const,
  name: 'dev-data',
  status: 'pending-acceptance',
  peerOwnerId: '444444444444',
  peerVpcId: 'vpc-0123456789abcdef0',
};
const requester = {
  kind: 'add-peering-requester' as const,
  ...place,
  name: 'dev-data',
  peerOwnerId: '444444444444',
  peerVpcId: 'vpc-0123456789abcdef0',
  destinationCidrBlock: '10.30.0.0/18',
};
const accepter = {
  kind: 'add-peering-accepter' as const,
  ...place,
  name: 'dev-data',
  peerOwnerId: '111111111111',
  destinationCidrBlock: '10.30.0.0/18',
};
const accepted = { ...peering, side: 'accepter' as const, status: 'active' };
const version = {
  kind: 'set-control-plane-version' as const,
  ...cluster,
  version: '1.36',
};
const resize = {
  kind: 'resize-node-group' as const,
  ...cluster,
  pool: 'standard2',
  maxSize: 4,
};
const release = {
  kind: 'set-node-group-release' as const,
  ...cluster,
  pool: 'standard2',
  releaseVersion: '1.35.5-20261119',
};
const add = { kind: 'add-node-group' as const, ...cluster, pool };
const remove = {
  kind: 'remove-node-group' as const,
  ...cluster,
  pool: 'standard2',
};
const removePeering = {
  kind: 'remove-peering' as const,
  ...place,
  side: 'requester' as const,
  name: 'dev-data',
};

type Live = Parameters<typeof record>[0];

it('knows a removed peering to be gone only when each of that side has a name', () => {
  const removal = {
    kind: 'remove-peering' as const,
    ...place,
    side: 'requester' as const,
    name: 'dev-data',
  };
  const seen = (...names: (string | undefined)[][]) =>
    isApplied(
      removal,
      names.map(list =>
        record({ peerings: list.map(name => ({ ...peering, name })) }),
      ),
    );
  expect(seen(['other'])).toBe(true);
  expect(seen([undefined])).toBe(false);
  expect(seen([], ['dev-data'])).toBe(false);
  expect(seen()).toBe(false);
});

describe('isApplied', () => {
  it.each<[string, TerraformChange, Live, boolean]>([
    ['the version runs', version, {}, true],
    ['it still updates', version, { status: 'UPDATING' }, false],
    ['another version runs', version, { version: '1.35' }, false],
    ['the node group is there', add, { groups: [group] }, true],
    [
      'it is still made',
      add,
      { groups: [{ ...group, status: 'CREATING' }] },
      false,
    ],
    ['it is not there', add, { groups: [] }, false],
    ['it is gone', remove, { groups: [] }, true],
    ['it still goes', remove, { groups: [group] }, false],
    ['node groups are not known', remove, {}, false],
    ['the size is right', resize, { groups: [group] }, true],
    [
      'the size is another',
      resize,
      { groups: [{ ...group, scaling: { min: 1, max: 3, desired: 1 } }] },
      false,
    ],
    ['the release runs', release, { groups: [group] }, true],
    [
      'nodes still roll',
      release,
      { groups: [{ ...group, status: 'UPDATING' }] },
      false,
    ],
    ['the request is there', requester, { peerings: [peering] }, true],
    [
      'the request is to another network',
      requester,
      { peerings: [{ ...peering, peerVpcId: 'vpc-9' }] },
      false,
    ],
    [
      'the peering is active',
      accepter,
      { peerings: [{ ...accepted, peerOwnerId: '111111111111' }] },
      true,
    ],
    [
      'the request still waits',
      accepter,
      {
        peerings: [
          {
            ...accepted,
            peerOwnerId: '111111111111',
            status: 'pending-acceptance',
          },
        ],
      },
      false,
    ],
    ['the peering is gone', removePeering, { peerings: [] }, true],
    ['the peering stays', removePeering, { peerings: [peering] }, false],
    ['peerings are not known', removePeering, {}, false],
  ])('when %s', (_what, change, live, expected) => {
    expect(isApplied(change, [record(live)])).toBe(expected);
  });

  it('does not know of clusters that were not read', () => {
    expect(isApplied(version, [])).toBe(false);
  });

  it('never claims what no scan reads', () => {
    const namespace: TerraformChange = {
      kind: 'add-tenant-namespace',
      ...place,
      name: 'shop',
      delegateResourceGroup: false,
      labels: {},
      flux: { enabled: false, createCrds: false },
    };
    expect(isApplied(namespace, [record({ peerings: [] })])).toBe(false);
  });
});
