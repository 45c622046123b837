import { useApi } from '@backstage/frontend-plugin-api';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import {
  ClusterId,
  EksApi,
  endedStates,
  MAX_PAGE_SIZE,
  Operation,
  OperationActionName,
  OperationState,
} from '@xkf/backstage-plugin-eks-common';
import { clusterKey } from './clusterQueries';
import { eksApiRef } from './eksApi';
import { everyPage } from './everyPage';

/** How often a running operation is asked for while it is looked at, in milliseconds. */
export const RUNNING_INTERVAL_MS = 2_000;

/** How often an operation that waits for something outside is asked for, in milliseconds. */
export const WAITING_INTERVAL_MS = 10_000;

/** How often anything under way is asked for while the page is hidden, in milliseconds. */
export const HIDDEN_INTERVAL_MS = 30_000;

/** How often lists of operations are asked for, in milliseconds. */
export const OPERATIONS_INTERVAL_MS = 15_000;

export const operationsKey = ['eks', 'operations'] as const;

/** Begins the key of everything about one operation. */
export const operationKey = (id: string) => ['eks', 'operation', id] as const;

const moving: ReadonlySet<OperationState> = new Set(['running', 'cancelling']);

/** Milliseconds until an operation is asked for again; false when it has ended. */
export function intervalOf(state: OperationState | undefined): number | false {
  if (state !== undefined && endedStates.has(state)) return false;
  if (document.visibilityState === 'hidden') return HIDDEN_INTERVAL_MS;
  return state !== undefined && moving.has(state)
    ? RUNNING_INTERVAL_MS
    : WAITING_INTERVAL_MS;
}

/** True while an operation has not ended. */
export function isActive({ state }: { state: OperationState }): boolean {
  return !endedStates.has(state);
}

/**
 * Operations that the caller may see, all of them or those of one cluster.
 * @param environments - those of which they may be; of any where there is none
 */
export function useOperations(
  cluster?: ClusterId,
  environments: string[] = [],
) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [
      ...operationsKey,
      cluster && clusterKey(cluster),
      environments,
    ] as const,
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listOperations(
          {
            ...cluster,
            environment: environments,
            limit: MAX_PAGE_SIZE,
            cursor,
          },
          { signal },
        ),
      ),
    refetchInterval: OPERATIONS_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

/** The operation of a cluster that has not ended; there is at most one. */
export function useActiveOperation(cluster: ClusterId) {
  const { data, isPending } = useOperations(cluster);
  return { operation: data?.items.find(isActive), isPending };
}

/** One operation, live while it is under way. */
export function useOperation(id: string) {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  return useQuery({
    queryKey: operationKey(id),
    queryFn: async ({ signal }) => {
      const answer = await api.getOperation({ id }, { signal });
      // An answer to a button may be newer than one that was on its way before it.
      const known = client.getQueryData<Operation>(operationKey(id));
      return known && known.version > answer.version ? known : answer;
    },
    staleTime: 0,
    refetchInterval: query => intervalOf(query.state.data?.state),
    refetchIntervalInBackground: true,
  });
}

function useTake() {
  const client = useQueryClient();
  return (operation: Operation) => {
    client.setQueryData(operationKey(operation.id), operation);
    client.invalidateQueries({ queryKey: operationsKey });
    client.invalidateQueries({
      queryKey: [...operationKey(operation.id), 'events'],
    });
  };
}

const verbs = {
  approve: 'approveOperation',
  pause: 'pauseOperation',
  resume: 'resumeOperation',
  retry: 'retryOperation',
  cancel: 'cancelOperation',
} as const satisfies Record<OperationActionName, keyof EksApi>;

/** Lets a person act on an operation; the answer is what it is then. */
export function useAct(id: string) {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  const take = useTake();
  return useMutation({
    mutationFn: (name: OperationActionName) => api[verbs[name]]({ id }),
    onSuccess: take,
    // A refusal often means that the world has moved on.
    onError: () => client.invalidateQueries({ queryKey: operationKey(id) }),
  });
}

/** Decides what a blocked step does. */
export function useChoose(id: string) {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  const take = useTake();
  return useMutation({
    mutationFn: (chosen: { stepId: string; choice: string; title: string }) =>
      api.chooseForOperation({ id, ...chosen }),
    onSuccess: take,
    onError: () => client.invalidateQueries({ queryKey: operationKey(id) }),
  });
}
