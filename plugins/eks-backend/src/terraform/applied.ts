import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { ClusterRecord } from '../fleet/store/FleetStore';
import { ClusterSnapshot } from '../fleet/store/snapshot';

/**
 * Whether AWS shows what a change asks for. Changes that leave no mark which a
 * scan reads are never known to be applied.
 */
export function isApplied(
  change: TerraformChange,
  records: readonly ClusterRecord[],
): boolean {
  const inPlace = records.filter(
    ({ accountId, region }) =>
      accountId === change.accountId && region === change.region,
  );
  if ('clusterName' in change) {
    const record = inPlace.find(({ name }) => name === change.clusterName);
    return record !== undefined && showsOnCluster(change, record.snapshot);
  }
  const shows = (record: ClusterRecord) =>
    showsOnNetwork(change, record.snapshot);
  // A region may have several networks: something is there when one has it, and
  // gone when none has it.
  return change.kind === 'remove-peering'
    ? inPlace.length > 0 && inPlace.every(shows)
    : inPlace.some(shows);
}

type ClusterChange = Extract<TerraformChange, { clusterName: string }>;

function showsOnCluster(
  change: ClusterChange,
  { facts, nodeGroups }: ClusterSnapshot,
): boolean {
  if (change.kind === 'set-control-plane-version') {
    return facts.version === change.version && facts.status === 'ACTIVE';
  }
  const pool = typeof change.pool === 'string' ? change.pool : change.pool.name;
  const group = nodeGroups?.find(
    ({ name }) => name === `${change.clusterName}-${pool}`,
  );
  switch (change.kind) {
    case 'add-node-group':
      return group?.status === 'ACTIVE';
    case 'remove-node-group':
      return nodeGroups !== undefined && !group;
    case 'set-node-group-release':
      return (
        group?.status === 'ACTIVE' &&
        group.releaseVersion === change.releaseVersion
      );
    case 'resize-node-group': {
      const { minSize, maxSize } = change;
      return (
        group?.scaling !== undefined &&
        (minSize === undefined || group.scaling.min === minSize) &&
        (maxSize === undefined || group.scaling.max === maxSize)
      );
    }
    default:
      return false;
  }
}

type NetworkChange = Exclude<TerraformChange, ClusterChange>;

function showsOnNetwork(
  change: NetworkChange,
  { peerings }: ClusterSnapshot,
): boolean {
  if (!peerings) return false;
  switch (change.kind) {
    case 'add-peering-requester':
      return peerings.some(
        peering =>
          peering.side === 'requester' &&
          peering.peerOwnerId === change.peerOwnerId &&
          peering.peerVpcId === change.peerVpcId,
      );
    case 'add-peering-accepter':
      return peerings.some(
        peering =>
          peering.side === 'accepter' &&
          peering.peerOwnerId === change.peerOwnerId &&
          peering.status === 'active',
      );
    // Each account tags its own side, so one without a name may be the one.
    case 'remove-peering':
      return peerings.every(
        peering =>
          peering.side !== change.side ||
          (peering.name !== undefined && peering.name !== change.name),
      );
    default:
      return false;
  }
}
