import { Fleet } from '../fleet/Fleet';
import { rotationOptions } from '../operations/rotation';
import { World } from '../operations/world';
import { Handlers } from './handlers';

/** Time for the options while somebody waits for them. */
const TIMEOUT_MS = 30_000;

/** What the endpoint about rotations does its work with. */
export interface RotationHandlerOptions {
  fleet: Fleet;
  world: World;
}

export function createRotationHandlers({
  fleet,
  world,
}: RotationHandlerOptions): Pick<Handlers, 'getRotationOptions'> {
  return {
    async getRotationOptions({ params }, { access }) {
      await fleet.cluster(params, access);
      return rotationOptions(world, params, {
        access,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        now: new Date(),
      });
    },
  };
}
