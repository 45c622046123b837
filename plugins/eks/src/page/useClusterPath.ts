import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { clusterRouteRef, rootRouteRef } from '../routes';
import { useOptionalRoute } from './useOptionalRoute';

/** The tabs of a cluster's page; each has an address of its own. */
export type ClusterTab =
  'overview' | 'node-groups' | 'nodes' | 'addons' | 'updates' | 'terraform';

/** The address of a cluster's page; undefined where the app has no such page. */
export function useClusterPath(
  id: ClusterId,
  tab?: ClusterTab,
): string | undefined {
  const path = useOptionalRoute(clusterRouteRef)?.(id);
  return path && tab ? `${path}/${tab}` : path;
}

/** The address of the fleet page; undefined where the app has no such page. */
export function useFleetPath(): string | undefined {
  return useOptionalRoute(rootRouteRef)?.();
}
