import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  ChangePreview,
  ChangeRecord,
  ClusterId,
  MAX_PAGE_SIZE,
  previewOf,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { CLUSTER_INTERVAL_MS, clusterKey } from './clusterQueries';
import { eksApiRef } from './eksApi';
import { everyPage } from './everyPage';

/** How often pull requests under way are asked for, in milliseconds. */
export const CHANGES_INTERVAL_MS = 15_000;

const previewKey = (changes: TerraformChange[]) =>
  ['eks', 'change-preview', changes] as const;

/** Where AWS and the Terraform repository differ for a cluster. */
export function useDrift(id: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'drift'],
    queryFn: ({ signal }) => api.getDrift(id, { signal }),
    refetchInterval: CLUSTER_INTERVAL_MS,
  });
}

/** True while people or AWS still have something to do. */
export function isUnderWay({ state }: ChangeRecord): boolean {
  return state === 'open' || state === 'merged';
}

/** Pull requests about a cluster; asked for again only while one is under way. */
export function useChanges(id: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'changes'],
    queryFn: ({ signal }) =>
      everyPage(cursor =>
        api.listChanges({ ...id, limit: MAX_PAGE_SIZE, cursor }, { signal }),
      ),
    refetchInterval: query =>
      query.state.data?.items.some(isUnderWay) ? CHANGES_INTERVAL_MS : false,
  });
}

/** A change that was just opened, with its pull request and checks read again. */
export function useChange(opened: ChangeRecord) {
  const api = useApi(eksApiRef);
  const { changeId } = opened;
  return useQuery({
    queryKey: ['eks', 'change', changeId],
    queryFn: ({ signal }) => api.getChange({ changeId }, { signal }),
    initialData: opened,
    // The answer to opening knows no check yet.
    initialDataUpdatedAt: 0,
    refetchInterval: query =>
      isUnderWay(query.state.data ?? opened) ? CHANGES_INTERVAL_MS : false,
  }).data;
}

/**
 * What changes would do, computed once: what a person reads must not change under
 * their eyes. It is forgotten at once, so that looking again computes again.
 */
export function useChangePreview(changes: TerraformChange[]) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: previewKey(changes),
    queryFn: ({ signal }) => api.previewChange({ changes }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Opens the pull request of a preview; a newer preview in a refusal takes its place. */
export function useOpenChange(id: ClusterId, changes: TerraformChange[]) {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (agreed: { preview: ChangePreview; reason: string }) => {
      const { changeId, baseCommit } = agreed.preview;
      const reason = agreed.reason.trim() || undefined;
      return api.openChange({ changes, changeId, baseCommit, reason });
    },
    onSuccess: () => {
      client.invalidateQueries({ queryKey: clusterKey(id) });
    },
    onError: error => {
      const moved = previewOf(error);
      if (moved) client.setQueryData(previewKey(changes), moved);
    },
  });
}
