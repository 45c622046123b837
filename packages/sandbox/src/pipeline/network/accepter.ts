import { acceptPeering, isOpen } from '../../world/changes/peering';
import type { PeeringConnection } from '../../world/ec2';
import { tagSet } from '../../world/network';
import { terraformError } from '../terraform/diagnostic';
import { callAws, type Step } from '../terraform/plan';
import type { AcceptedPeering } from './declaration';
import type { NetworkContext } from './planNetwork';
import { missingRoutes, routesOver } from './routes';

function address(name: string): string {
  return `module.core.aws_vpc_peering_connection_accepter.peer["${name}"]`;
}

/**
 * The data source of the module: by this network, the account of the requester and the status alone, so there
 * must be exactly one.
 *
 * @throws TerraformError when there is none or more than one
 */
function onlyConnection(
  { region }: NetworkContext,
  entry: AcceptedPeering,
): PeeringConnection {
  const found = region.peeringConnections.filter(
    each =>
      isOpen(each) &&
      each.accepterVpcInfo.vpcId === region.vpcs[0]?.vpcId &&
      each.requesterVpcInfo.ownerId === entry.peerOwnerId,
  );
  if (found.length !== 1) {
    throw terraformError(
      found.length === 0
        ? 'no matching EC2 VPC Peering Connection found'
        : 'multiple EC2 VPC Peering Connections matched; use additional constraints to reduce matches to a single EC2 VPC Peering Connection',
      undefined,
      `with module.core.data.aws_vpc_peering_connection.this["${entry.name}"],`,
    );
  }
  return found[0];
}

function wantedStep(
  context: NetworkContext,
  entry: AcceptedPeering,
): Step | undefined {
  const { world, region, state, key } = context;
  const connection = onlyConnection(context, entry);
  const accepted =
    connection.status.code === 'active' &&
    state.has(key, `accepter ${entry.name}`);
  const routes = missingRoutes(
    region,
    'accepter',
    entry.name,
    entry.destination,
    connection,
  );
  const resources = [
    ...(accepted
      ? []
      : [{ address: address(entry.name), action: 'create' as const }]),
    ...routes.changes,
  ];
  return resources.length === 0
    ? undefined
    : {
        address: address(entry.name),
        resources,
        run: async () => {
          if (connection.status.code === 'pending-acceptance') {
            await callAws(
              'error accepting VPC peering connection',
              address(entry.name),
              () => acceptPeering(world, connection),
            );
          }
          // Also where somebody has accepted it by hand.
          connection.tagSet = tagSet({ Name: entry.name, Side: 'Accepter' });
          state.add(key, `accepter ${entry.name}`);
          routes.apply(connection);
        },
      };
}

/**
 * What has to be done so that the declared connections are accepted. Removing an entry removes its routes; the
 * connection stays, as the provider cannot take an acceptance back.
 *
 * @throws TerraformError as the data source fails
 */
export function accepterSteps(
  context: NetworkContext,
  accepted: AcceptedPeering[],
): Step[] {
  const { region, state, key } = context;
  const declared = new Set(accepted.map(entry => entry.name));
  const removed = state
    .list(key, 'accepter ')
    .map(each => each.slice('accepter '.length))
    .filter(name => !declared.has(name))
    .map((name): Step => {
      const connection = region.peeringConnections.find(each =>
        each.tagSet.some(tag => tag.key === 'Name' && tag.value === name),
      );
      const routes =
        connection && routesOver(region, 'accepter', name, connection);
      return {
        address: address(name),
        resources: [
          { address: address(name), action: 'delete' },
          ...(routes?.changes ?? []),
        ],
        run: async () => {
          if (connection) {
            routes?.apply(connection);
          }
          state.remove(key, `accepter ${name}`);
        },
      };
    });
  return [
    ...accepted.flatMap(entry => wantedStep(context, entry) ?? []),
    ...removed,
  ];
}
