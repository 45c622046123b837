import type {
  VpcPeeringConnection,
  VpcPeeringConnectionVpcInfo,
} from '@aws-sdk/client-ec2';
import {
  ConnectionStatus,
  connectionStatusSchema,
} from '@xkf/backstage-plugin-eks-common';
import { tagOf } from './vpc';

/** One network of a peering connection. */
export interface ConnectionEnd {
  accountId: string;
  vpcId: string;
  region?: string;
  /** AWS tells those of the accepter only once it has accepted. */
  cidrs: string[];
}

/** A peering connection as one of its accounts sees it. */
export interface Connection {
  id: string;
  status: ConnectionStatus;
  /** AWS's words about it. */
  message?: string;
  /** When a request that nobody accepts ends. */
  expiresAt?: string;
  /** Tag `Name`, which each account sets by itself. */
  name?: string;
  requester: ConnectionEnd;
  accepter: ConnectionEnd;
}

/** The networks that a peering is between. */
export interface VpcPair {
  requester: string;
  accepter: string;
}

const openStatuses: ReadonlySet<ConnectionStatus> = new Set([
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]);

/** @returns undefined for one whose ends or status AWS does not tell */
export function toConnection(
  raw: VpcPeeringConnection,
): Connection | undefined {
  const status = connectionStatusSchema.safeParse(raw.Status?.Code);
  const requester = toEnd(raw.RequesterVpcInfo);
  const accepter = toEnd(raw.AccepterVpcInfo);
  const id = raw.VpcPeeringConnectionId;
  if (!id || !status.success || !requester || !accepter) return undefined;
  return {
    id,
    status: status.data,
    message: raw.Status?.Message,
    expiresAt: raw.ExpirationTime?.toISOString(),
    name: tagOf(raw.Tags, 'Name'),
    requester,
    accepter,
  };
}

/** Whether it carries traffic, or may still be accepted. */
export function isOpen({ status }: Pick<Connection, 'status'>): boolean {
  return openStatuses.has(status);
}

/** Those from one network to another. */
export function between<T extends Connection>(
  connections: readonly T[],
  { requester, accepter }: VpcPair,
): T[] {
  return connections.filter(
    one => one.requester.vpcId === requester && one.accepter.vpcId === accepter,
  );
}

/**
 * Open ones that the accepter's module cannot tell from the wanted one: it looks for
 * its own network, the account of the requester and the status alone.
 */
export function mistakable(
  connections: readonly Connection[],
  { requester, accepter }: VpcPair,
  requesterAccount: string,
): Connection[] {
  return connections.filter(
    one =>
      isOpen(one) &&
      one.accepter.vpcId === accepter &&
      one.requester.accountId === requesterAccount &&
      one.requester.vpcId !== requester,
  );
}

/** The end that is not in a network. */
export function otherEnd(
  { requester, accepter }: Connection,
  vpcId: string,
): ConnectionEnd {
  return requester.vpcId === vpcId ? accepter : requester;
}

function toEnd(
  info: VpcPeeringConnectionVpcInfo | undefined,
): ConnectionEnd | undefined {
  if (!info?.OwnerId || !info.VpcId) return undefined;
  const blocks = (info.CidrBlockSet ?? []).map(({ CidrBlock }) => CidrBlock);
  const cidrs = [info.CidrBlock, ...blocks].flatMap(block => block ?? []);
  return {
    accountId: info.OwnerId,
    vpcId: info.VpcId,
    region: info.Region,
    cidrs: [...new Set(cidrs)],
  };
}
