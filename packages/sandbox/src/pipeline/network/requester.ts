import {
  deletePeering,
  isOpen,
  requestPeering,
} from '../../world/changes/peering';
import type { PeeringConnection } from '../../world/ec2';
import { nameTag } from '../../world/network';
import { terraformError } from '../terraform/diagnostic';
import { callAws, type ResourceChange, type Step } from '../terraform/plan';
import type { NetworkContext } from './planNetwork';
import type { RequestedPeering } from './declaration';
import { missingRoutes, routesOver } from './routes';

function address(name: string): string {
  return `module.core.aws_vpc_peering_connection.this["${name}"]`;
}

/** The connection that an entry of the declaration stands for, as far as Terraform made it. */
function connectionOf(
  { region, state, key }: NetworkContext,
  name: string,
): PeeringConnection | undefined {
  return state.has(key, `requester ${name}`)
    ? region.peeringConnections.find(
        each =>
          isOpen(each) &&
          nameTag(each) === name &&
          each.requesterVpcInfo.vpcId === region.vpcs[0]?.vpcId,
      )
    : undefined;
}

async function request(
  context: NetworkContext,
  entry: RequestedPeering,
): Promise<PeeringConnection> {
  const { world, accountId, region, state, key } = context;
  let connection: PeeringConnection | undefined;
  await callAws(
    'error requesting VPC peering connection',
    address(entry.name),
    () => {
      const begun = requestPeering(
        world,
        { accountId, region },
        { accountId: entry.peerOwnerId, vpcId: entry.peerVpcId },
        entry.name,
      );
      connection = begun.connection;
      return begun;
    },
  );
  if (!connection || !isOpen(connection)) {
    throw terraformError(
      `error waiting for VPC peering connection (${connection?.vpcPeeringConnectionId}) to become available: unexpected state '${connection?.status.code}', wanted target 'pending-acceptance, active'. last error: ${connection?.status.message}`,
      undefined,
      `with ${address(entry.name)},`,
    );
  }
  state.add(key, `requester ${entry.name}`);
  return connection;
}

function wantedStep(
  context: NetworkContext,
  entry: RequestedPeering,
): Step | undefined {
  const { region } = context;
  const existing = connectionOf(context, entry.name);
  const same = existing?.accepterVpcInfo.vpcId === entry.peerVpcId;
  const kept = same ? existing : undefined;
  const routes = missingRoutes(
    region,
    'requester',
    entry.name,
    entry.destination,
    kept,
  );
  const made: ResourceChange[] = kept
    ? []
    : [
        {
          address: address(entry.name),
          action: existing ? 'replace' : 'create',
          lines: [
            `+ peer_owner_id = "${entry.peerOwnerId}"`,
            `+ peer_vpc_id   = "${entry.peerVpcId}"`,
          ],
        },
      ];
  const changes = [...made, ...routes.changes];
  return changes.length === 0
    ? undefined
    : {
        address: address(entry.name),
        resources: changes,
        run: async () => {
          if (existing && !kept) {
            await removeConnection(context, entry.name, existing);
          }
          const connection = kept ?? (await request(context, entry));
          routes.apply(connection);
        },
      };
}

async function removeConnection(
  { world, accountId, region, state, key }: NetworkContext,
  name: string,
  connection: PeeringConnection,
): Promise<void> {
  routesOver(region, 'requester', name, connection).apply(connection);
  await deletePeering(world, connection, accountId).done;
  state.remove(key, `requester ${name}`);
}

/** What has to be done so that the declared connections are asked for, and no other one. */
export function requesterSteps(
  context: NetworkContext,
  requested: RequestedPeering[],
): Step[] {
  const { region, state, key } = context;
  const declared = new Set(requested.map(entry => entry.name));
  const removed = state
    .list(key, 'requester ')
    .map(each => each.slice('requester '.length))
    .filter(name => !declared.has(name))
    .flatMap((name): Step[] => {
      const connection = connectionOf(context, name);
      return connection
        ? [
            {
              address: address(name),
              resources: [
                { address: address(name), action: 'delete' },
                ...routesOver(region, 'requester', name, connection).changes,
              ],
              run: () => removeConnection(context, name, connection),
            },
          ]
        : [];
    });
  return [
    ...requested.flatMap(entry => wantedStep(context, entry) ?? []),
    ...removed,
  ];
}
