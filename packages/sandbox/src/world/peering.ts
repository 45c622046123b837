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

function addRoutes(region: RegionState, other: PeeringSide, id: string): void {
  for (const table of region.routeTables) {
    if (table.tagSet.some(tag => tag.value === 'private')) {
      table.routeSet.push({
        destinationCidrBlock: other.cidrBlock,
        vpcPeeringConnectionId: id,
        state: 'active',
        origin: 'CreateRoute',
      });
    }
  }
}

/** Adds a peering connection to both sides, with routes in the private tables once it is active. */
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
  requester.region.peeringConnections.push(connection('Requester'));
  accepter.region.peeringConnections.push(connection('Accepter'));
  if (active) {
    addRoutes(requester.region, accepterVpcInfo, id);
    addRoutes(accepter.region, requesterVpcInfo, id);
  }
}
