import type { PeeringConnection, PeeringSide, RouteTable } from '../ec2';
import { ec2Id } from '../identifiers';
import { tagSet } from '../network';
import type { RegionState } from '../state';
import type { World } from '../World';
import { DURATIONS } from './durations';
import { RefusedChangeError } from './RefusedChangeError';

const DAY = 24 * 60 * 60 * 1000;

/** One side of a connection: an account and what it holds in a region. */
export interface PeeringParty {
  accountId: string;
  region: RegionState;
}

function sideOf({ accountId, region }: PeeringParty): PeeringSide {
  const [vpc] = region.vpcs;
  return {
    ownerId: accountId,
    vpcId: vpc.vpcId,
    region: region.name,
    cidrBlock: vpc.cidrBlock,
  };
}

function rangeOf(cidr: string): [number, number] {
  const [address, bits] = cidr.split('/');
  const start = address
    .split('.')
    .reduce((sum, part) => sum * 256 + Number(part), 0);
  return [start, start + 2 ** (32 - Number(bits))];
}

function overlap(left: string, right: string): boolean {
  const [from, to] = rangeOf(left);
  const [otherFrom, otherTo] = rangeOf(right);
  return from < otherTo && otherFrom < to;
}

/** Whether a connection can still carry traffic or be accepted. */
export function isOpen(connection: PeeringConnection): boolean {
  return ['active', 'pending-acceptance'].includes(connection.status.code);
}

/** Both records of a connection: each account has its own tags on it. */
function recordsOf(world: World, id: string): PeeringConnection[] {
  return Array.from(world.accounts.values()).flatMap(account =>
    Array.from(account.regions.values()).flatMap(region =>
      region.peeringConnections.filter(
        each => each.vpcPeeringConnectionId === id,
      ),
    ),
  );
}

function setStatus(world: World, id: string, code: string, message: string) {
  for (const record of recordsOf(world, id)) {
    record.status = { code, message };
    if (code !== 'pending-acceptance') {
      delete record.expirationTime;
    }
  }
}

function setRoutes(world: World, id: string, state: string): void {
  for (const account of world.accounts.values()) {
    for (const region of account.regions.values()) {
      for (const route of region.routeTables.flatMap(each => each.routeSet)) {
        if (route.vpcPeeringConnectionId === id) {
          route.state = state;
        }
      }
    }
  }
}

/**
 * Asks another account for a connection, as CreateVpcPeeringConnection does. Asking again for the same two
 * networks answers the connection that there is.
 *
 * @returns the connection of the requester; `done` resolves when it waits for acceptance, or has failed
 * @throws RefusedChangeError when the other side has already asked
 */
export function requestPeering(
  world: World,
  requester: PeeringParty,
  accepter: { accountId: string; vpcId: string },
  name: string,
): { connection: PeeringConnection; done: Promise<void> } {
  const own = sideOf(requester);
  const existing = requester.region.peeringConnections.find(
    each =>
      isOpen(each) &&
      each.requesterVpcInfo.vpcId === own.vpcId &&
      each.accepterVpcInfo.vpcId === accepter.vpcId,
  );
  if (existing) {
    return { connection: existing, done: Promise.resolve() };
  }
  const reverse = requester.region.peeringConnections.some(
    each => isOpen(each) && each.requesterVpcInfo.vpcId === accepter.vpcId,
  );
  if (reverse) {
    throw new RefusedChangeError(
      'VpcPeeringConnectionAlreadyExists',
      `A VPC peering connection between ${accepter.vpcId} and ${own.vpcId} already exists`,
    );
  }
  const otherRegion = world.accounts
    .get(accepter.accountId)
    ?.regions.get(requester.region.name);
  const vpc = otherRegion?.vpcs.find(each => each.vpcId === accepter.vpcId);
  const other: PeeringSide = {
    ownerId: accepter.accountId,
    vpcId: accepter.vpcId,
    region: requester.region.name,
    cidrBlock: vpc?.cidrBlock ?? '',
  };
  const count = requester.region.peeringConnections.length;
  const connection: PeeringConnection = {
    vpcPeeringConnectionId: ec2Id('pcx', own.vpcId, other.vpcId, String(count)),
    requesterVpcInfo: own,
    accepterVpcInfo: other,
    status: {
      code: 'initiating-request',
      message: 'Initiating Request to peer',
    },
    expirationTime: new Date(world.now().getTime() + 7 * DAY),
    tagSet: tagSet({ Name: name, Side: 'Requester' }),
  };
  const possible = vpc && !overlap(own.cidrBlock, vpc.cidrBlock);
  requester.region.peeringConnections.push(connection);
  if (possible && otherRegion) {
    otherRegion.peeringConnections.push({ ...connection, tagSet: [] });
  }
  const id = connection.vpcPeeringConnectionId;
  const done = world.timers.wait(DURATIONS.peering).then(() => {
    if (possible) {
      setStatus(
        world,
        id,
        'pending-acceptance',
        `Pending Acceptance by ${accepter.accountId}`,
      );
    } else {
      setStatus(
        world,
        id,
        'failed',
        'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range',
      );
    }
  });
  return { connection, done };
}

/** Accepts a connection that waits for it, as AcceptVpcPeeringConnection does; the accepter's tags are set. */
export function acceptPeering(
  world: World,
  connection: PeeringConnection,
  name: string,
): { done: Promise<void> } {
  const id = connection.vpcPeeringConnectionId;
  setStatus(world, id, 'provisioning', 'Provisioning');
  const done = world.timers.wait(DURATIONS.peering).then(() => {
    setStatus(world, id, 'active', 'Active');
    setRoutes(world, id, 'active');
    connection.tagSet = tagSet({ Name: name, Side: 'Accepter' });
  });
  return { done };
}

/** Ends a connection, as DeleteVpcPeeringConnection does; routes to it lead nowhere afterwards. */
export function deletePeering(
  world: World,
  connection: PeeringConnection,
  by: string,
): { done: Promise<void> } {
  const id = connection.vpcPeeringConnectionId;
  setStatus(world, id, 'deleting', `Deleting by ${by}`);
  const done = world.timers.wait(DURATIONS.peering).then(() => {
    setStatus(world, id, 'deleted', `Deleted by ${by}`);
    setRoutes(world, id, 'blackhole');
  });
  return { done };
}

/** The route tables of the private subnets, which is where XKF puts routes to other networks. */
export function privateRouteTables(region: RegionState): RouteTable[] {
  return region.routeTables.filter(table =>
    table.tagSet.some(tag => tag.value === 'private'),
  );
}

/** Adds a route over a connection, as CreateRoute does; it leads nowhere until the connection is active. */
export function addRoute(
  table: RouteTable,
  destinationCidrBlock: string,
  connection: PeeringConnection,
): void {
  removeRoute(table, destinationCidrBlock);
  table.routeSet.push({
    destinationCidrBlock,
    vpcPeeringConnectionId: connection.vpcPeeringConnectionId,
    state: connection.status.code === 'active' ? 'active' : 'blackhole',
    origin: 'CreateRoute',
  });
}

/** Removes a route over a connection, as DeleteRoute does. */
export function removeRoute(
  table: RouteTable,
  destinationCidrBlock: string,
): void {
  table.routeSet = table.routeSet.filter(
    route =>
      route.destinationCidrBlock !== destinationCidrBlock ||
      !route.vpcPeeringConnectionId,
  );
}
