import { PeeringInput } from '@xkf/backstage-plugin-eks-common';
import { isComplete, RouteCount } from '../../tenants/networks';
import { Step, StepOutcome, StepRun } from '../kind';
import { World } from '../world';
import { choices } from './choices';
import { awaitApply, currentConnection, endedOutcome } from './connectionStep';
import { detailOf } from './detail';
import { routesNow } from './lookAt';
import { PeeringView } from './PeeringView';
import { Side, sides } from './sides';
import { stepIds } from './stepIds';

/** Both networks must lead to each other. */
export function routesStep(world: World): Step<PeeringInput> {
  return {
    id: stepIds.routes,
    title: 'Wait for the routes',
    description:
      'Waits until every private route table of both networks leads to the other one.',
    usualSeconds: 60,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<PeeringInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const connection = await currentConnection(world, run);
  const ended = endedOutcome(world, run, connection);
  if (ended) return ended;
  const routes = await routesNow(world, input, run.signal, connection?.id);
  const view = new PeeringView(world, input, run.signal);
  const words = (side: Side) => routeWords(view.nameOf(side), routes[side]);
  const said = sides.map(words).join(' ');
  if (sides.every(side => isComplete(routes[side]))) {
    return {
      is: 'done',
      reason: said,
      detail: detailOf(connection, { routes }),
    };
  }
  if (run.choice === choices.goOn.id) {
    return {
      is: 'done',
      reason: `A person went on without all routes. ${said}`,
      detail: detailOf(connection, { routes }),
    };
  }
  return awaitApply(world, run, {
    mergeId: isComplete(routes.requester)
      ? stepIds.acceptMerge
      : stepIds.requestMerge,
    words: 'all routes are there',
    more: said,
    canGoOn: true,
    detail: ({ merge }) => detailOf(connection, { routes, merge }),
  });
}

/** `prod-core: 13 of 13 route tables lead to the other side.` */
export function routeWords(
  account: string,
  { present, wanted, blackholes }: RouteCount,
): string {
  const lost = blackholes > 0 ? `, and ${blackholes} of them lead nowhere` : '';
  return `${account}: ${present} of ${wanted} private route tables lead to the other side${lost}.`;
}
