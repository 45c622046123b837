import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';

/** Why nothing can be begun on a cluster now, as a sentence; undefined when it can. */
export function reasonAgainst(
  t: EksTranslate,
  cluster: Pick<ClusterDetail, 'status'>,
  permission: { denied: boolean; name: string },
): string | undefined {
  if (cluster.status !== 'ACTIVE') {
    return t('entry.notActive', { status: cluster.status });
  }
  return permission.denied
    ? t('entry.denied', { permission: permission.name })
    : undefined;
}
