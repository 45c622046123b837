import { useApi } from '@backstage/frontend-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MAX_PAGE_SIZE } from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from './eksApi';
import { everyPage } from './everyPage';

/** How often peerings are asked for while the page is visible, in milliseconds. */
export const PEERINGS_INTERVAL_MS = 30_000;

export const peeringsKey = ['eks', 'peerings'] as const;

/** Every peering of which the caller may see a side. */
export function usePeerings() {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: peeringsKey,
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listPeerings({ limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: PEERINGS_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

/** The VPCs of every account that the caller may see. */
export function useNetworks() {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: ['eks', 'networks'],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listNetworks({ limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
  });
}
