import { addRoute, privateRouteTables } from './changes/routes';
import type { PeeringConnection, PeeringSide } from './ec2';
import { ec2Id } from './identifiers';
import { tagSet } from './network';
import type { RegionState } from './state';

const DAY = 24 * 60 * 60 * 1000;

/** Two networks and how far their connection is. */
export interface PeeringDescription {
  name: string;
  requester: { accountId: string; region: RegionState };
  accepter: { accountId: string; region: RegionState };
  status: 'active' | 'pending-acceptance';
  createdAt: Date;
}

function sideOf(side: PeeringDescription['requester']): PeeringSide {
  const vpc = side.region.vpcs[0];
  return {
    ownerId: side.accountId,
    vpcId: vpc.vpcId,
    region: side.region.name,
    cidrBlock: vpc.cidrBlock,
  };
}

function addRoutes(
  region: RegionState,
  other: PeeringSide,
  connection: PeeringConnection,
): void {
  for (const table of privateRouteTables(region)) {
    addRoute(table, other.cidrBlock, connection);
  }
}

/**
 * Adds a peering connection to both sides. The requester has its routes from the beginning, the accepter once it
 * has accepted.
 */
export function addPeering(description: PeeringDescription): void {
  const { name, requester, accepter, status, createdAt } = description;
  const requesterVpcInfo = sideOf(requester);
  const accepterVpcInfo = sideOf(accepter);
  const id = ec2Id('pcx', requesterVpcInfo.vpcId, accepterVpcInfo.vpcId);
  const active = status === 'active';
  const connection = (side: string): PeeringConnection => ({
    vpcPeeringConnectionId: id,
    requesterVpcInfo,
    accepterVpcInfo,
    status: active
      ? { code: 'active', message: 'Active' }
      : {
          code: 'pending-acceptance',
          message: `Pending Acceptance by ${accepter.accountId}`,
        },
    ...(active
      ? {}
      : { expirationTime: new Date(createdAt.getTime() + 7 * DAY) }),
    // Tags of a peering connection belong to the account that set them.
    tagSet:
      side === 'Requester' || active ? tagSet({ Name: name, Side: side }) : [],
  });
  const requested = connection('Requester');
  requester.region.peeringConnections.push(requested);
  accepter.region.peeringConnections.push(connection('Accepter'));
  addRoutes(requester.region, accepterVpcInfo, requested);
  if (active) {
    addRoutes(accepter.region, requesterVpcInfo, requested);
  }
}
