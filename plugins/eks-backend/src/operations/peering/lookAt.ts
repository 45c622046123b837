import {
  between,
  Connection,
  countRoutes,
  isOpen,
  noRoutes,
  RouteCount,
} from '../../tenants/networks';
import { World } from '../world';
import { AnyPeeringInput, otherSide, Side, sides } from './sides';
import { PeeringView } from './PeeringView';

/**
 * The connection that is meant: the open one, else one that has ended.
 * @param before - ended ones that say nothing about this operation
 */
export function meant(
  connections: readonly Connection[],
  { requester, accepter }: AnyPeeringInput,
  before: ReadonlySet<string> = new Set(),
): Connection | undefined {
  if (!requester.vpcId || !accepter.vpcId) return undefined;
  const pair = { requester: requester.vpcId, accepter: accepter.vpcId };
  const found = between(connections, pair);
  return found.find(isOpen) ?? found.filter(({ id }) => !before.has(id)).at(-1);
}

/** The connection as the account of the requester sees it now. */
export async function connectionNow(
  world: World,
  input: AnyPeeringInput,
  signal: AbortSignal,
  before: ReadonlySet<string>,
): Promise<Connection | undefined> {
  const view = new PeeringView(world, input, signal);
  return meant(await view.connections('requester'), input, before);
}

/** The routes of both sides over a connection. */
export async function routesNow(
  world: World,
  input: AnyPeeringInput,
  signal: AbortSignal,
  connectionId: string | undefined,
): Promise<Record<Side, RouteCount>> {
  const view = new PeeringView(world, input, signal);
  const [requester, accepter] = await Promise.all(
    sides.map(async side =>
      connectionId
        ? countRoutes(
            await view.tables(side),
            connectionId,
            input[otherSide(side)].cidr,
          )
        : noRoutes,
    ),
  );
  return { requester, accepter };
}
