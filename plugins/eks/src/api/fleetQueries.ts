import { useApi } from '@backstage/frontend-plugin-api';
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { MAX_PAGE_SIZE, ScanStatus } from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from './eksApi';
import { everyPage } from './everyPage';

/** How often the fleet is asked for while the page is visible, in milliseconds. */
export const FLEET_INTERVAL_MS = 30_000;

/** How often the progress of a running scan is asked for, in milliseconds. */
export const SCAN_INTERVAL_MS = 2_000;

export const clustersKey = ['eks', 'clusters'] as const;
export const scanStatusKey = ['eks', 'scan-status'] as const;

/** Every cluster that the caller may see. */
export function useClusters() {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: clustersKey,
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listClusters({ limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: FLEET_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

/** A scan that got further has brought clusters that the list does not show yet. */
function noticeProgress(client: QueryClient, now: ScanStatus) {
  const before = client.getQueryData<ScanStatus>(scanStatusKey);
  const running = (status: ScanStatus) =>
    status.units.filter(unit => unit.state === 'running').length;
  const gotFurther =
    before &&
    (before.running !== now.running || running(before) > running(now));
  if (gotFurther) client.invalidateQueries({ queryKey: clustersKey });
}

/** State of each account and region; asked for often only while a scan runs. */
export function useScanStatus() {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  return useQuery({
    queryKey: scanStatusKey,
    queryFn: async ({ signal }) => {
      const status = await api.getScanStatus({}, { signal });
      noticeProgress(client, status);
      return status;
    },
    refetchInterval: query =>
      query.state.data?.running ? SCAN_INTERVAL_MS : FLEET_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

/** Asks the backend to read all accounts again now. */
export function useStartScan() {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.startScan({}),
    onSuccess: () => client.invalidateQueries({ queryKey: scanStatusKey }),
  });
}
