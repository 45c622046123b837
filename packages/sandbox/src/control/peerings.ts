import {
  acceptPeering,
  deletePeering,
  expirePeering,
  rejectPeering,
} from '../world/changes/peering';
import type { PeeringConnection } from '../world/ec2';
import { UnknownResourceError, type World } from '../world/World';

function connectionOf(world: World, id: string): PeeringConnection {
  const found = Array.from(world.accounts.values())
    .flatMap(account => Array.from(account.regions.values()))
    .flatMap(region => region.peeringConnections)
    .find(each => each.vpcPeeringConnectionId === id);
  if (!found) {
    throw new UnknownResourceError(`There is no peering connection ${id}`);
  }
  return found;
}

/**
 * Does with a peering connection what people do in the console: `accept`, `reject`, `delete`; or lets it `expire`.
 *
 * @throws UnknownResourceError when there is no such connection
 * @throws RefusedChangeError when its state does not allow it
 */
export function actOnPeering(world: World, id: string, action: string): object {
  const connection = connectionOf(world, id);
  switch (action) {
    case 'accept':
      acceptPeering(world, connection);
      break;
    case 'reject':
      rejectPeering(world, connection);
      break;
    case 'expire':
      expirePeering(world, connection);
      break;
    default:
      deletePeering(world, connection, connection.requesterVpcInfo.ownerId);
  }
  return { id, status: connection.status };
}
