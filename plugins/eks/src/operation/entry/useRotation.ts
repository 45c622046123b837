import {
  ClusterId,
  eksNodeGroupRotatePermission,
} from '@xkf/backstage-plugin-eks-common';
import { useCluster } from '../../api/clusterQueries';
import { useActiveOperation } from '../../api/operationQueries';
import { usePermitted } from '../../api/usePermitted';
import { useWizardPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';
import { operationTitle } from '../words/operationTitle';
import { reasonAgainst } from './reasonAgainst';

/** The way into the rotation of node groups. */
export interface Rotation {
  /**
   * The address of the wizard with node groups, by their names in AWS, chosen
   * already; undefined where the app has no such page.
   */
  pathOf: ((nodeGroups: string[]) => string) | undefined;
  /** Why it makes no sense now, as a sentence; undefined when it does. */
  reason: string | undefined;
}

const toQuery = (name: string): [string, string] => ['nodeGroup', name];

/** The way into the rotation of node groups of a cluster, behind or not. */
export function useRotation(id: ClusterId): Rotation {
  const t = useEksTranslation();
  const cluster = useCluster(id).data;
  const { operation } = useActiveOperation(id);
  const permission = usePermitted(eksNodeGroupRotatePermission, id);
  const path = useWizardPath(id, 'rotate');
  return {
    pathOf:
      path === undefined
        ? undefined
        : nodeGroups =>
            [path, new URLSearchParams(nodeGroups.map(toQuery)).toString()]
              .filter(Boolean)
              .join('?'),
    reason: operation
      ? t('entry.underWay', { title: operationTitle(t, operation.title) })
      : cluster && reasonAgainst(t, cluster, permission),
  };
}
