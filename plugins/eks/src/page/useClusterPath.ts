import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import {
  clusterRouteRef,
  irsaRolesRouteRef,
  operationRouteRef,
  operationsRouteRef,
  peeringsRouteRef,
  rootRouteRef,
  tenantsRouteRef,
} from '../routes';
import { useOptionalRoute } from './useOptionalRoute';

/** The tabs of a cluster's page; each has an address of its own. */
export type ClusterTab =
  | 'overview'
  | 'node-groups'
  | 'nodes'
  | 'addons'
  | 'updates'
  | 'roles'
  | 'terraform'
  | 'operations';

/** The wizards of a cluster, beneath its page. */
export type ClusterWizard = 'upgrade' | 'rotate';

/** The address of a cluster's page; undefined where the app has no such page. */
export function useClusterPath(
  id: ClusterId,
  tab?: ClusterTab,
): string | undefined {
  const path = useOptionalRoute(clusterRouteRef)?.(idOf(id));
  return path && tab ? `${path}/${tab}` : path;
}

/** The address of a wizard; undefined where the app has no such page. */
export function useWizardPath(
  id: ClusterId,
  wizard: ClusterWizard,
): string | undefined {
  const path = useOptionalRoute(clusterRouteRef)?.(idOf(id));
  return path && `${path}/${wizard}`;
}

/** The address of the fleet page; undefined where the app has no such page. */
export function useFleetPath(): string | undefined {
  return useOptionalRoute(rootRouteRef)?.();
}

/** The address of the list of operations; undefined where the app has no such page. */
export function useOperationsPath(): string | undefined {
  return useOptionalRoute(operationsRouteRef)?.();
}

/** The address of the tenants' accounts; undefined where the app has no such page. */
export function useTenantsPath(): string | undefined {
  return useOptionalRoute(tenantsRouteRef)?.();
}

/** The address of the IAM roles; undefined where the app has no such page. */
export function useIrsaRolesPath(): string | undefined {
  return useOptionalRoute(irsaRolesRouteRef)?.();
}

/** The address of the VPC peerings; undefined where the app has no such page. */
export function usePeeringsPath(): string | undefined {
  return useOptionalRoute(peeringsRouteRef)?.();
}

/** Gives the address of an operation; undefined where the app has no such page. */
export function useOperationPath():
  ((operation: { id: string }) => string) | undefined {
  const route = useOptionalRoute(operationRouteRef);
  return route && (({ id }) => route({ id }));
}

/** Only the parts of the address, whatever else comes with them. */
function idOf({ accountId, region, clusterName }: ClusterId) {
  return { accountId, region, clusterName };
}
