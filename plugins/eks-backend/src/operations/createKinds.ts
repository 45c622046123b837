import { AddonCatalog } from '../fleet/reading/AddonCatalog';
import { Releases } from '../fleet/releases/Releases';
import { ClusterConnections } from '../kubernetes';
import { ReadinessRegistry } from '../readiness';
import { createIrsaRoleKind } from './irsaRole';
import { OperationKind } from './kind';
import { createPeeringKind, createPeeringRemovalKind } from './peering';
import {
  createDrainTools,
  createRotationKind,
  RotationWorld,
} from './rotation';
import { createTenantAccountKind } from './tenantAccount';
import { createTenantRegistrationKind } from './tenantRegistration';
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
      createPeeringKind(world),
      createPeeringRemovalKind(world),
      createTenantAccountKind(world),
      createTenantRegistrationKind(world),
      createIrsaRoleKind(world),
    ],
  };
}
