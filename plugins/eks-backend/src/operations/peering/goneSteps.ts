import type { RouteTable } from '@aws-sdk/client-ec2';
import { PeeringRemovalInput } from '@xkf/backstage-plugin-eks-common';
import { Connection, isOpen, noRoutes, routesOf } from '../../tenants/networks';
import { Step, StepRun } from '../kind';
import { counted, World } from '../world';
import { awaitApply, currentConnection } from './connectionStep';
import { detailOf } from './detail';
import { readMemory } from './memory';
import { PeeringView } from './PeeringView';
import { otherSide, Side, sides } from './sides';
import { stepIds } from './stepIds';

type Run = StepRun<PeeringRemovalInput>;

/** The routes of the accepter go with its entry. */
export function accepterRoutesGoneStep(
  world: World,
): Step<PeeringRemovalInput> {
  return {
    id: stepIds.accepterRoutesGone,
    title: 'Wait until the routes of the accepter are gone',
    description:
      'Waits until no route of the accepting network leads over the connection any more.',
    usualSeconds: 3 * 60,
    async reconcile(run) {
      const left = await routesLeft(world, run, 'accepter');
      const connection = await currentConnection(world, run);
      const routes = { accepter: { ...noRoutes, present: left } };
      if (left === 0) {
        return {
          is: 'done',
          reason: 'No route of the accepter leads over the connection.',
          detail: detailOf(connection, { routes }),
        };
      }
      return awaitApply(world, run, {
        mergeId: stepIds.acceptMerge,
        words: `the ${counted(left, 'route')} of the accepter are gone`,
        detail: ({ merge }) => detailOf(connection, { routes, merge }),
      });
    },
  };
}

/** The connection goes with the entry of the requester. */
export function connectionGoneStep(world: World): Step<PeeringRemovalInput> {
  return {
    id: stepIds.gone,
    title: 'Wait until the connection is gone',
    description:
      'Waits until AWS shows the connection as deleted, and no route of either network leads over it.',
    usualSeconds: 3 * 60,
    async reconcile(run) {
      const { connection, left } = await remains(world, run);
      const routes = {
        requester: { ...noRoutes, present: left.requester },
        accepter: { ...noRoutes, present: left.accepter },
      };
      const count = left.requester + left.accepter;
      if (isGone(connection) && count === 0) {
        return {
          is: 'done',
          reason: 'The connection and all its routes are gone.',
          detail: detailOf(connection, { routes }),
        };
      }
      return awaitApply(world, run, {
        mergeId: left.accepter > 0 ? stepIds.acceptMerge : stepIds.requestMerge,
        words: isGone(connection)
          ? `${counted(count, 'route')} that led over the connection ${count === 1 ? 'is' : 'are'} gone`
          : 'AWS shows the connection as deleted',
        detail: ({ merge }) => detailOf(connection, { routes, merge }),
      });
    },
  };
}

/** What AWS still has of a peering. */
export async function remains(
  world: World,
  run: Run,
): Promise<{ connection?: Connection; left: Record<Side, number> }> {
  const connection = await currentConnection(world, run);
  const [requester, accepter] = await Promise.all(
    sides.map(side => routesLeft(world, run, side)),
  );
  return { connection, left: { requester, accepter } };
}

/** One that is being deleted still is in the way of a new one. */
export function isGone(connection: Connection | undefined): boolean {
  return (
    !connection || (!isOpen(connection) && connection.status !== 'deleting')
  );
}

async function routesLeft(world: World, run: Run, side: Side): Promise<number> {
  const { input } = run.operation;
  const view = new PeeringView(world, input, run.signal);
  const { connectionId } = readMemory(run.memoryOf(stepIds.preflight));
  const now = await currentConnection(world, run);
  return leadingOver(
    await view.tables(side),
    now?.id ?? connectionId,
    input[otherSide(side)].cidr,
  );
}

/** Routes over the connection, or where AWS has forgotten it, over any into its range. */
function leadingOver(
  tables: readonly RouteTable[],
  connectionId: string | undefined,
  cidr: string | undefined,
): number {
  return routesOf(tables).filter(
    ({ VpcPeeringConnectionId: over, DestinationCidrBlock: to }) =>
      over !== undefined &&
      (connectionId ? over === connectionId : to === cidr),
  ).length;
}
