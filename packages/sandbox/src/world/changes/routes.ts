import type { PeeringConnection, RouteTable } from '../ec2';
import type { RegionState } from '../state';

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
