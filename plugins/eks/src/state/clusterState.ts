import { ClusterSummary } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

/** Whether AWS reports trouble with a cluster. */
export function healthState(
  t: EksTranslate,
  cluster: Pick<ClusterSummary, 'health' | 'healthIssueCount'>,
): State {
  const { health, healthIssueCount: count } = cluster;
  if (health === 'degraded') {
    return {
      tone: 'bad',
      icon: 'error',
      word:
        count > 0
          ? t('state.health.degradedCount', { count })
          : t('state.health.degraded'),
    };
  }
  return health === 'healthy'
    ? { tone: 'good', icon: 'ok', word: t('state.health.healthy') }
    : { tone: 'neutral', icon: 'unknown', word: t('state.health.unknown') };
}

/** What AWS does with a cluster now; a status we do not know keeps AWS's own word. */
export function clusterStatusState(t: EksTranslate, status: string): State {
  switch (status) {
    case 'ACTIVE':
      return { tone: 'good', icon: 'ok', word: t('state.cluster.ACTIVE') };
    case 'CREATING':
    case 'UPDATING':
    case 'DELETING':
    case 'PENDING':
      return { tone: 'busy', icon: 'busy', word: t(`state.cluster.${status}`) };
    case 'FAILED':
      return { tone: 'bad', icon: 'error', word: t('state.cluster.FAILED') };
    default:
      return { tone: 'neutral', icon: 'unknown', word: status };
  }
}
