import { useApi } from '@backstage/frontend-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ClusterId, MAX_PAGE_SIZE } from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from './eksApi';
import { everyPage } from './everyPage';

/** How often tenants and roles are asked for while the page is visible, in milliseconds. */
const TENANTS_INTERVAL_MS = 60_000;

/** The accounts of tenants that the caller may see, and the organization. */
export function useTenants() {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: ['eks', 'tenants'],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listTenants({ limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: TENANTS_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

/**
 * The IAM roles for service accounts that the caller may see.
 * @param cluster - only those that trust it, or that it names
 */
export function useIrsaRoles(cluster?: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: ['eks', 'irsa-roles', cluster],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listIrsaRoles(
          // The role may be in another account than the cluster.
          {
            region: cluster?.region,
            clusterName: cluster?.clusterName,
            limit: MAX_PAGE_SIZE,
            cursor,
          },
          { signal },
        ),
      ),
    refetchInterval: TENANTS_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}
