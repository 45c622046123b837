import type { RouteTable } from '@aws-sdk/client-ec2';
import {
  overlap,
  parseCidr,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import {
  Connection,
  isOpen,
  KnownVpc,
  otherEnd,
  privateTables,
  routesOf,
  vpcWords,
} from '../../../tenants/networks';
import { listed } from '../../world';

const fix =
  'AWS does not peer networks whose ranges overlap, and a range cannot be changed: make one of the networks anew with a free range.';

/** Whether the ranges of the two networks are apart. */
export function ownRanges(
  requester: KnownVpc,
  accepter: KnownVpc,
): PreflightFinding {
  const common = { code: 'PEER003', title: 'Ranges of both networks' };
  const clashes = requester.cidrs.flatMap(cidr =>
    accepter.cidrs
      .filter(other => overlaps(cidr, other))
      .map(other => `${cidr} and ${other}`),
  );
  return clashes.length > 0
    ? {
        ...common,
        state: 'required',
        message: `${vpcWords(requester)} and ${vpcWords(accepter)} overlap: ${listed(clashes)}.`,
        fix,
      }
    : {
        ...common,
        state: 'passed',
        message: `${listed(requester.cidrs)} and ${listed(accepter.cidrs)} do not overlap.`,
      };
}

/**
 * Whether a network has no way yet into the range of the other one.
 * @param own - connections between the two, whose routes are those that are wanted
 */
export function takenRanges(
  { vpc, account }: { vpc: KnownVpc; account: string },
  other: KnownVpc,
  {
    connections,
    tables,
    own,
  }: {
    connections: readonly Connection[];
    tables: readonly RouteTable[];
    own: ReadonlySet<string>;
  },
): PreflightFinding {
  const common = { code: 'PEER004', title: `Routes of ${account}` };
  const [cidr] = other.cidrs;
  const peered = connections
    .filter(
      one =>
        isOpen(one) &&
        !own.has(one.id) &&
        [one.requester.vpcId, one.accepter.vpcId].includes(vpc.vpcId),
    )
    .flatMap(one =>
      otherEnd(one, vpc.vpcId)
        .cidrs.filter(range => overlaps(range, cidr))
        .map(range => `peering ${one.name ?? one.id} (${range})`),
    );
  const routed = routesOf(privateTables(tables)).flatMap(route => {
    const {
      DestinationCidrBlock: to,
      GatewayId,
      VpcPeeringConnectionId,
    } = route;
    const isOther =
      to !== undefined &&
      to !== '0.0.0.0/0' &&
      GatewayId !== 'local' &&
      !own.has(VpcPeeringConnectionId ?? '');
    const target =
      VpcPeeringConnectionId ??
      route.TransitGatewayId ??
      route.NatGatewayId ??
      GatewayId ??
      route.NetworkInterfaceId ??
      'elsewhere';
    return isOther && overlaps(to, cidr)
      ? [`route to ${to} over ${target}`]
      : [];
  });
  const taken = [...new Set([...peered, ...routed])];
  return taken.length > 0
    ? {
        ...common,
        state: 'required',
        message: `${vpcWords(vpc)} reaches addresses of ${cidr} in another way already: ${listed(taken)}.`,
        fix: 'Remove that way first, if it is not wanted any more; else the new routes cannot be made, or lead past it.',
      }
    : {
        ...common,
        state: 'passed',
        message: `${vpcWords(vpc)} has no other way to ${cidr}.`,
      };
}

function overlaps(a: string, b: string): boolean {
  const [left, right] = [parseCidr(a), parseCidr(b)];
  return left !== undefined && right !== undefined && overlap(left, right);
}
