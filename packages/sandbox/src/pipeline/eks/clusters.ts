import type { ClusterState } from '../../world/state';
import type { World } from '../../world/World';
import type { Scope } from '../Scope';

/** A cluster that a run is about, with the address of its module. */
export interface ManagedCluster {
  state: ClusterState;
  module: string;
}

/** The clusters of an environment that exist; Terraform here neither makes nor removes one. */
export function clustersOf(world: World, scope: Scope): ManagedCluster[] {
  const region = world.accounts.get(scope.accountId)?.regions.get(scope.region);
  return Array.from(region?.clusters.values() ?? []).flatMap(state => {
    const name = state.cluster.name;
    const suffix = new RegExp(`^${scope.environment}-eks([12])$`).exec(
      name,
    )?.[1];
    return suffix
      ? [{ state, module: suffix === '1' ? 'module.eks1' : 'module.eks2[0]' }]
      : [];
  });
}
