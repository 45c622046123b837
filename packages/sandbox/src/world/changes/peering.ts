import type { PeeringConnection, PeeringSide } from '../ec2';
import { ec2Id } from '../identifiers';
import { tagSet } from '../network';
import type { RegionState } from '../state';
import type { World } from '../World';
import { quotaOf } from '../quotas';
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

/**
 * @throws RefusedChangeError when as many connections as the quota allows are active
 */
function checkActive(world: World, { ownerId, vpcId, region }: PeeringSide) {
  const account = world.accounts.get(ownerId);
  const active = (
    account?.regions.get(region)?.peeringConnections ?? []
  ).filter(
    ({ status, requesterVpcInfo, accepterVpcInfo }) =>
      status.code === 'active' &&
      [requesterVpcInfo.vpcId, accepterVpcInfo.vpcId].includes(vpcId),
  );
  if (account && active.length >= quotaOf(account, 'L-7E9ECCDB')) {
    throw new RefusedChangeError(
      'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
      `You've reached the limit on the number of active VPC peering connections you can have for the specified VPC: ${vpcId}`,
    );
  }
}

function checkOutstanding(world: World, { accountId, region }: PeeringParty) {
  const asked = region.peeringConnections.filter(
    ({ status, requesterVpcInfo }) =>
      status.code === 'pending-acceptance' &&
      requesterVpcInfo.ownerId === accountId,
  );
  if (asked.length >= quotaOf(world.account(accountId), 'L-DC9F7029')) {
    throw new RefusedChangeError(
      'OutstandingVpcPeeringConnectionLimitExceeded',
      "You've reached the limit on the number of VPC peering connection requests that you can create for the specified VPC.",
    );
  }
}

/**
 * A connection that waits for acceptance, or one in another of some states.
 *
 * @throws RefusedChangeError `InvalidStateTransition`
 */
function checkTransition(
  { vpcPeeringConnectionId, status }: PeeringConnection,
  next: string,
  from = ['pending-acceptance'],
): void {
  if (!from.includes(status.code)) {
    throw new RefusedChangeError(
      'InvalidStateTransition',
      `Invalid state transition for ${vpcPeeringConnectionId}, attempted to transition from ${status.code} to ${next}`,
    );
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
 * @throws RefusedChangeError when the other side has already asked, or a quota is reached
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
  checkActive(world, own);
  checkOutstanding(world, requester);
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

/**
 * Accepts a connection that waits for it, as AcceptVpcPeeringConnection does.
 *
 * @throws RefusedChangeError when it does not wait, or a quota of either side is reached
 */
export function acceptPeering(
  world: World,
  connection: PeeringConnection,
): { done: Promise<void> } {
  const id = connection.vpcPeeringConnectionId;
  checkTransition(connection, 'active');
  checkActive(world, connection.requesterVpcInfo);
  checkActive(world, connection.accepterVpcInfo);
  setStatus(world, id, 'provisioning', 'Provisioning');
  const done = world.timers.wait(DURATIONS.peering).then(() => {
    setStatus(world, id, 'active', 'Active');
    setRoutes(world, id, 'active');
  });
  return { done };
}

/**
 * Rejects a connection that waits for acceptance, as RejectVpcPeeringConnection does.
 *
 * @throws RefusedChangeError when it does not wait
 */
export function rejectPeering(
  world: World,
  connection: PeeringConnection,
): void {
  checkTransition(connection, 'rejected');
  const { vpcPeeringConnectionId: id, accepterVpcInfo } = connection;
  setStatus(world, id, 'rejected', `Rejected by ${accepterVpcInfo.ownerId}`);
}

/**
 * Lets the seven days pass in which a connection can be accepted.
 *
 * @throws RefusedChangeError when it does not wait for acceptance
 */
export function expirePeering(
  world: World,
  connection: PeeringConnection,
): void {
  checkTransition(connection, 'expired');
  setStatus(world, connection.vpcPeeringConnectionId, 'expired', 'Expired');
}

/**
 * Ends a connection, as DeleteVpcPeeringConnection does; routes to it lead nowhere afterwards.
 *
 * @throws RefusedChangeError when it has ended already
 */
export function deletePeering(
  world: World,
  connection: PeeringConnection,
  by: string,
): { done: Promise<void> } {
  const id = connection.vpcPeeringConnectionId;
  checkTransition(connection, 'deleting', ['active', 'pending-acceptance']);
  setStatus(world, id, 'deleting', `Deleting by ${by}`);
  const done = world.timers.wait(DURATIONS.peering).then(() => {
    setStatus(world, id, 'deleted', `Deleted by ${by}`);
    setRoutes(world, id, 'blackhole');
  });
  return { done };
}
