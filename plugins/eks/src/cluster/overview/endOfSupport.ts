import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { EXTENDED_SUPPORT_COST_PER_MONTH } from '@xkf/backstage-plugin-eks-common';
import { formatPerMonth } from '../../money/money';
import { formatDay } from '../../time/age';
import { EksTranslate } from '../../translation';

/**
 * What happens when the current phase of support ends, by the cluster's upgrade
 * policy. Source: EKS user guide, "Kubernetes version lifecycle" and "View
 * current cluster upgrade policy".
 */
export function endOfSupport(
  t: EksTranslate,
  cluster: Pick<ClusterDetail, 'support' | 'upgradePolicy'>,
): string {
  const { support, upgradePolicy } = cluster;
  const { phase, endOfStandardSupport, endOfExtendedSupport } = support;
  const money = formatPerMonth(t, EXTENDED_SUPPORT_COST_PER_MONTH);
  if (phase === 'ended') return t('overview.end.ended');
  if (phase === 'extended' && endOfExtendedSupport) {
    const date = formatDay(t, endOfExtendedSupport);
    return t('overview.end.inExtended', { date, money });
  }
  if (phase === 'unknown' || phase === 'extended' || !endOfStandardSupport) {
    return t('overview.end.unknown');
  }
  const date = formatDay(t, endOfStandardSupport);
  switch (upgradePolicy) {
    case 'STANDARD':
      return t('overview.end.standardPolicy', { date });
    case 'EXTENDED':
      return t('overview.end.extendedPolicy', { date, money });
    default:
      return t('overview.end.unknownPolicy', { date });
  }
}
