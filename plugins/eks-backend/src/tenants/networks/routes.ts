import type { Route, RouteTable } from '@aws-sdk/client-ec2';

/** Private route tables of a network that lead over a connection. */
export interface RouteCount {
  present: number;
  /** Private route tables that there are. */
  wanted: number;
  /** Of those present: lead nowhere. */
  blackholes: number;
}

/** No route table was looked at. */
export const noRoutes: RouteCount = { present: 0, wanted: 0, blackholes: 0 };

/**
 * The tables that XKF puts routes into: those of subnets that have no way to an
 * internet gateway. The main table, which AWS makes, has no subnet of XKF.
 */
export function privateTables(tables: readonly RouteTable[]): RouteTable[] {
  return tables.filter(
    ({ Associations, Routes }) =>
      Associations?.some(({ SubnetId }) => SubnetId) &&
      !Routes?.some(({ GatewayId }) => GatewayId?.startsWith('igw-')),
  );
}

/** @param cidr - what they must lead to; left out: anything */
export function countRoutes(
  tables: readonly RouteTable[],
  connectionId: string | undefined,
  cidr?: string,
): RouteCount {
  const wanted = privateTables(tables);
  const found = wanted.flatMap(
    ({ Routes }) =>
      Routes?.find(
        route =>
          connectionId !== undefined &&
          route.VpcPeeringConnectionId === connectionId &&
          (cidr === undefined || route.DestinationCidrBlock === cidr),
      ) ?? [],
  );
  return {
    present: found.length,
    wanted: wanted.length,
    blackholes: found.filter(({ State }) => State === 'blackhole').length,
  };
}

/** Whether every private table leads to the other side. */
export function isComplete({ present, wanted, blackholes }: RouteCount) {
  return present === wanted && wanted > 0 && blackholes === 0;
}

/** All routes of some tables. */
export function routesOf(tables: readonly RouteTable[]): Route[] {
  return tables.flatMap(({ Routes }) => Routes ?? []);
}
