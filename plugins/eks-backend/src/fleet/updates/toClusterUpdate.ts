import type { Update } from '@aws-sdk/client-eks';
import { ClusterUpdate } from '@xkf/backstage-plugin-eks-common';
import { UpdateTarget } from '../../aws';
import { wordsFor } from '../reading/healthWords';

/** An update as AWS describes it, its errors in words. */
export function toClusterUpdate(
  update: Update,
  id: string,
  { nodegroupName, addonName }: UpdateTarget,
): ClusterUpdate {
  const scope =
    (nodegroupName && 'node-group') || (addonName && 'addon') || 'cluster';
  return {
    id,
    scope: scope as ClusterUpdate['scope'],
    target: nodegroupName ?? addonName,
    type: update.type ?? 'Unknown',
    status: update.status ?? 'Unknown',
    createdAt: update.createdAt?.toISOString(),
    params: (update.params ?? []).map(({ type, value }) => ({
      type: type ?? '',
      value: value ?? '',
    })),
    errors: (update.errors ?? []).map(error => ({
      code: error.errorCode ?? 'Unknown',
      message: error.errorMessage ?? '',
      words: wordsFor(error.errorCode ?? 'Unknown'),
      resourceIds: error.resourceIds ?? [],
    })),
  };
}
