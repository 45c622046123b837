import {
  addRoute,
  privateRouteTables,
  removeRoute,
} from '../../world/changes/routes';
import type { PeeringConnection, RouteTable } from '../../world/ec2';
import { nameTag } from '../../world/network';
import type { RegionState } from '../../world/state';
import type { ResourceChange } from '../terraform/plan';

/** Routes of one connection that are missing or too many. */
export interface RouteChanges {
  changes: ResourceChange[];
  apply(connection: PeeringConnection): void;
}

function hasRoute(
  table: RouteTable,
  destination: string,
  id: string | undefined,
): boolean {
  return table.routeSet.some(
    route =>
      route.destinationCidrBlock === destination &&
      route.vpcPeeringConnectionId !== undefined &&
      route.vpcPeeringConnectionId === id,
  );
}

/** What is missing so that every private route table leads to a destination over a connection. */
export function missingRoutes(
  region: RegionState,
  side: 'requester' | 'accepter',
  name: string,
  destination: string,
  connection: PeeringConnection | undefined,
): RouteChanges {
  const tables = privateRouteTables(region).filter(
    table => !hasRoute(table, destination, connection?.vpcPeeringConnectionId),
  );
  return {
    changes: tables.map(table => ({
      address: `module.core.aws_route.peering_${side}["${name}-${nameTag(table)}"]`,
      action: 'create',
    })),
    apply: made => tables.forEach(table => addRoute(table, destination, made)),
  };
}

/** The routes that lead over a connection, to be removed. */
export function routesOver(
  region: RegionState,
  side: 'requester' | 'accepter',
  name: string,
  connection: PeeringConnection,
): RouteChanges {
  const id = connection.vpcPeeringConnectionId;
  const found = privateRouteTables(region).flatMap(table =>
    table.routeSet
      .filter(route => route.vpcPeeringConnectionId === id)
      .map(route => ({ table, destination: route.destinationCidrBlock })),
  );
  return {
    changes: found.map(({ table }) => ({
      address: `module.core.aws_route.peering_${side}["${name}-${nameTag(table)}"]`,
      action: 'delete',
    })),
    apply: () =>
      found.forEach(({ table, destination }) =>
        removeRoute(table, destination),
      ),
  };
}
