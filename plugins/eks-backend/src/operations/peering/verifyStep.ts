import { PeeringInput } from '@xkf/backstage-plugin-eks-common';
import { isComplete, RouteCount } from '../../tenants/networks';
import { Step } from '../kind';
import { World } from '../world';
import { currentConnection } from './connectionStep';
import { routesNow } from './lookAt';
import { sides } from './sides';
import { declaredSource, readSource, verificationStep } from './verification';

/** Terraform of both sides, AWS and the routes must agree that the peering is there. */
export function verifyStep(world: World): Step<PeeringInput> {
  return verificationStep(world, {
    description:
      'Compares both Terraform repositories, the connection in AWS, and the routes of both networks.',
    agreement: 'Both repositories, AWS and all routes agree.',
    compare: async (run, view) => {
      const { input } = run.operation;
      const connection = await currentConnection(world, run);
      const routes = await routesNow(world, input, run.signal, connection?.id);
      return Promise.all([
        ...sides.map(side => declaredSource(world, view, side, true)),
        readSource('AWS', async () => ({
          value: connection && `${connection.id} is ${connection.status}`,
          agrees: connection?.status === 'active',
        })),
        ...sides.map(side =>
          readSource(`Routes of ${view.nameOf(side)}`, async () => ({
            value: countWords(routes[side]),
            agrees: isComplete(routes[side]),
          })),
        ),
      ]);
    },
  });
}

function countWords({ present, wanted }: RouteCount): string {
  return `${present} of ${wanted}`;
}
