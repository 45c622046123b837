import type {
  VpcPeeringConnection,
  VpcPeeringConnectionVpcInfo,
} from '@aws-sdk/client-ec2';

/** A VPC peering connection, seen from one of its two networks. */
export interface LivePeering {
  id: string;
  /** Which part this network plays. */
  side: 'requester' | 'accepter';
  /** Name tag that this account has set. */
  name?: string;
  /** AWS status: pending-acceptance, active, provisioning. */
  status: string;
  peerOwnerId: string;
  peerVpcId: string;
  /** CIDR blocks of the other network; empty until AWS tells them. */
  peerCidrBlocks: string[];
}

/** Connections in another status are over or never came to be (EC2 API, VpcPeeringConnectionStateReason). */
const standing = new Set([
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]);

/** The standing peerings of a network, by id. */
export function toLivePeerings(
  connections: VpcPeeringConnection[],
  vpcId: string,
): LivePeering[] {
  return connections
    .flatMap(connection => toLivePeering(connection, vpcId) ?? [])
    .sort((a, b) => a.id.localeCompare(b.id));
}

function toLivePeering(
  connection: VpcPeeringConnection,
  vpcId: string,
): LivePeering | undefined {
  const { RequesterVpcInfo: requester, AccepterVpcInfo: accepter } = connection;
  const status = connection.Status?.Code ?? 'unknown';
  const side = requester?.VpcId === vpcId ? 'requester' : 'accepter';
  const own = side === 'requester' ? requester : accepter;
  const peer = side === 'requester' ? accepter : requester;
  const id = connection.VpcPeeringConnectionId;
  if (own?.VpcId !== vpcId || !id || !standing.has(status)) return undefined;
  if (!peer?.OwnerId || !peer.VpcId) return undefined;
  return {
    id,
    side,
    name: connection.Tags?.find(tag => tag.Key === 'Name')?.Value,
    status,
    peerOwnerId: peer.OwnerId,
    peerVpcId: peer.VpcId,
    peerCidrBlocks: cidrBlocksOf(peer),
  };
}

function cidrBlocksOf({
  CidrBlock,
  CidrBlockSet = [],
}: VpcPeeringConnectionVpcInfo): string[] {
  const set = CidrBlockSet.flatMap(block => block.CidrBlock ?? []);
  return [...new Set([...(CidrBlock ? [CidrBlock] : []), ...set])].sort();
}
