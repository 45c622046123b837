import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EksApi, OperationEvent } from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from './eksApi';
import { operationKey } from './operationQueries';

/** Events that are read at once. */
export const EVENTS_PAGE = 50;

/** Pages of new events followed in one go, so that a busy drain cannot keep a page loading. */
const MAX_NEW_PAGES = 10;

/** Largest page that the contract gives. */
const NEW_PAGE = 500;

/** Part of a history without gaps; sequences begin with 1. */
export interface History {
  items: OperationEvent[];
  totalItems: number;
}

const eventsKey = (id: string) => [...operationKey(id), 'events'] as const;

const lastOf = (items: OperationEvent[]) => items.at(-1)?.sequence ?? 0;

/** The newest events of an operation that nobody has looked at yet. */
async function newest(
  api: EksApi,
  id: string,
  signal: AbortSignal,
): Promise<History> {
  const { totalItems } = await api.listOperationEvents(
    { id, limit: 1 },
    { signal },
  );
  const after = Math.max(0, totalItems - EVENTS_PAGE);
  return api.listOperationEvents({ id, after, limit: NEW_PAGE }, { signal });
}

async function andNewer(
  api: EksApi,
  id: string,
  known: History,
  signal: AbortSignal,
): Promise<History> {
  let history = known;
  for (let page = 0; page < MAX_NEW_PAGES; page++) {
    const next = await api.listOperationEvents(
      { id, after: lastOf(history.items), limit: NEW_PAGE },
      { signal },
    );
    history = {
      items: [...history.items, ...next.items],
      totalItems: next.totalItems,
    };
    if (next.items.length < NEW_PAGE) break;
  }
  return history;
}

/** An older history in front of what is known by now. */
function joined(older: OperationEvent[], known: History): History {
  const first = known.items[0]?.sequence ?? Infinity;
  return {
    ...known,
    items: [
      ...older.filter(({ sequence }) => sequence < first),
      ...known.items,
    ],
  };
}

/**
 * The history of an operation from its end, oldest first; what came since is asked
 * for with each version of the operation.
 */
export function useOperationEvents(id: string, version: number) {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...eventsKey(id), version],
    queryFn: async ({ signal }) => {
      const known = client.getQueryData<History>(eventsKey(id));
      const history = known
        ? await andNewer(api, id, known, signal)
        : await newest(api, id, signal);
      // Events are append-only: what was read once is read never again.
      const now = client.getQueryData<History>(eventsKey(id));
      const whole = now ? joined(now.items, history) : history;
      client.setQueryData(eventsKey(id), whole);
      return whole;
    },
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: before => before,
  });
  const older = useMutation({
    mutationFn: async () => {
      const known = client.getQueryData<History>(eventsKey(id));
      const first = known?.items[0]?.sequence ?? 1;
      const after = Math.max(0, first - 1 - EVENTS_PAGE);
      const page = await api.listOperationEvents({
        id,
        after,
        limit: EVENTS_PAGE,
      });
      return page.items;
    },
    onSuccess: items => {
      client.setQueriesData<History>(
        { queryKey: eventsKey(id) },
        known => known && joined(items, known),
      );
    },
  });
  return { query, older };
}
