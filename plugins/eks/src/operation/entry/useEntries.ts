import {
  ClusterDetail,
  ClusterId,
  eksClusterUpgradePermission,
  eksNodeGroupRotatePermission,
} from '@xkf/backstage-plugin-eks-common';
import { useActiveOperation } from '../../api/operationQueries';
import { usePermitted } from '../../api/usePermitted';
import { useNextVersion } from '../../api/versionQueries';
import { ClusterWizard, useWizardPath } from '../../page/useClusterPath';
import { EksTranslate } from '../../translation';
import { reasonAgainst } from './reasonAgainst';

/** A way into a wizard, or why there is none now. */
export interface Entry {
  wizard: ClusterWizard;
  title: string;
  /** Address of the wizard. */
  path: string | undefined;
  /** Why it makes no sense now, as a sentence; undefined when it does. */
  reason?: string | undefined;
}

/**
 * What can be begun on a cluster, what makes most sense first: a version whose
 * support ends comes before nodes that are behind, and those before the next version.
 */
export function useEntries(
  t: EksTranslate,
  id: ClusterId,
  cluster: ClusterDetail,
) {
  const { operation, isPending } = useActiveOperation(id);
  const { next } = useNextVersion(cluster.version);
  const mayUpgrade = usePermitted(eksClusterUpgradePermission, id);
  const mayRotate = usePermitted(eksNodeGroupRotatePermission, id);
  const behind = cluster.nodeGroups?.behind ?? 0;
  const ends = cluster.support.phase !== 'standard';
  const upgrade: Entry = {
    wizard: 'upgrade',
    title: next ? t('entry.upgrade', { version: next }) : t('entry.upgradeAny'),
    path: useWizardPath(id, 'upgrade'),
    reason: next
      ? reasonAgainst(t, cluster, mayUpgrade)
      : t('entry.newest', { version: cluster.version }),
  };
  const rotate: Entry = {
    wizard: 'rotate',
    title: t('entry.rotate'),
    path: useWizardPath(id, 'rotate'),
    reason:
      behind > 0
        ? reasonAgainst(t, cluster, mayRotate)
        : t('entry.nothingBehind'),
  };
  return {
    operation,
    isPending,
    entries: behind > 0 && !ends ? [rotate, upgrade] : [upgrade, rotate],
  };
}
