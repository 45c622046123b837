import { useApi } from '@backstage/frontend-plugin-api';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ClusterId, MAX_PAGE_SIZE } from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from './eksApi';
import { everyPage } from './everyPage';
import { failureOf } from './failure';
import { clustersKey } from './fleetQueries';

/** How often a cluster's facts are asked for, in milliseconds. */
export const CLUSTER_INTERVAL_MS = 30_000;

/** How often the nodes are asked for, in milliseconds. */
export const NODES_INTERVAL_MS = 15_000;

/** How often an API server that did not answer is tried again, in milliseconds. */
const UNREACHABLE_INTERVAL_MS = 60_000;

/** Attempts after the first one, where the portal's backend itself did not answer. */
const NODES_RETRIES = 2;

/** Begins the key of everything about one cluster. */
export const clusterKey = (id: ClusterId) =>
  ['eks', 'cluster', id.accountId, id.region, id.clusterName] as const;

/** Everything known about one cluster. */
export function useCluster(id: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'facts'],
    queryFn: ({ signal }) => api.getCluster(id, { signal }),
    refetchInterval: CLUSTER_INTERVAL_MS,
  });
}

/** The managed node groups of a cluster. */
export function useNodeGroups(id: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'node-groups'],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listNodeGroups({ ...id, limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: CLUSTER_INTERVAL_MS,
  });
}

/** The nodes of a cluster, live from its Kubernetes API. */
export function useNodes(id: ClusterId, nodeGroup: string | undefined) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'nodes', nodeGroup],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listNodes(
          { ...id, nodeGroup, limit: MAX_PAGE_SIZE, cursor },
          { signal },
        ),
      ),
    // The backend waited for the API server already; its sentence is the answer.
    retry: (count, error) =>
      count < NODES_RETRIES && failureOf(error).kind === 'offline',
    refetchInterval: query =>
      query.state.status === 'error'
        ? UNREACHABLE_INTERVAL_MS
        : NODES_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

/** The EKS add-ons of a cluster. */
export function useAddons(id: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'addons'],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listAddons({ ...id, limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: CLUSTER_INTERVAL_MS,
  });
}

/** The update history of a cluster, its node groups and add-ons. */
export function useUpdates(id: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'updates'],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listUpdates({ ...id, limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: CLUSTER_INTERVAL_MS,
  });
}

/** Asks the backend to read one cluster again now. */
export function useRefreshCluster(id: ClusterId) {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.refreshCluster(id),
    onSuccess: cluster => {
      client.setQueryData([...clusterKey(id), 'facts'], cluster);
      client.invalidateQueries({ queryKey: clustersKey });
      return client.invalidateQueries({ queryKey: clusterKey(id) });
    },
  });
}
