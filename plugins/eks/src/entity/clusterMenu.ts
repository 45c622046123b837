import { useEntity } from '@backstage/plugin-catalog-react';
import { ClusterWizard } from '../page/useClusterPath';
import { useOptionalRoute } from '../page/useOptionalRoute';
import { clusterRouteRef } from '../routes';
import { useEksTranslation } from '../translation';
import { clusterRefsOf } from './clusterRefs';

/**
 * An item of the menu of an entity that is a cluster, leading to a wizard; off where
 * the entity names no cluster or the app has no page for it.
 */
export function useClusterMenuItem(wizard: ClusterWizard) {
  const { entity } = useEntity();
  const t = useEksTranslation();
  const route = useOptionalRoute(clusterRouteRef);
  const [id] = clusterRefsOf(entity).clusters;
  const title = t(`entity.menu.${wizard}`);
  return id && route
    ? { title, href: `${route(id)}/${wizard}` }
    : { title, href: '', disabled: true };
}
