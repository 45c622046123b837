import { AddonCatalog } from '../fleet/reading/AddonCatalog';
import { Releases } from '../fleet/releases/Releases';
import { ClusterConnections } from '../kubernetes';
import { ReadinessRegistry } from '../readiness';
import { OperationKind } from './kind';
import {
  createDrainTools,
  createRotationKind,
  RotationWorld,
} from './rotation';
import { createUpgradeKind } from './upgrade';
import { usualPace, World } from './world';

/** What the kinds of operations look at and act on, and the kinds. */
export function createKinds(options: {
  world: Omit<World, 'pace' | 'releases' | 'addonCatalog'> &
    Partial<Pick<World, 'pace'>>;
  connections: ClusterConnections;
  readiness: ReadinessRegistry;
}): { world: RotationWorld; kinds: OperationKind[] } {
  const pace = options.world.pace ?? usualPace;
  const world: RotationWorld = {
    releases: new Releases(),
    addonCatalog: new AddonCatalog(),
    ...options.world,
    pace,
    nodes: createDrainTools(options.connections, pace),
  };
  return {
    world,
    kinds: [
      createUpgradeKind(world, options.readiness),
      createRotationKind(world),
    ],
  };
}
