import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { formatClusterArn } from '@xkf/backstage-plugin-eks-common';
import { EksQueries } from '../api/queryClient';
import { LiveRegion } from '../feedback/LiveRegion';
import { useEksTranslation } from '../translation';
import { AnnotationNotice } from './AnnotationNotice';
import { ClusterFacts } from './ClusterFacts';
import { clusterRefsOf } from './clusterRefs';

/**
 * The state of the cluster that an entity is, or of the clusters that it runs on.
 */
export function EntityEksClusterCard() {
  const { entity } = useEntity();
  const t = useEksTranslation();
  const refs = clusterRefsOf(entity);
  const title =
    refs.clusters.length > 1
      ? t('entity.card.titleMany')
      : t('entity.card.title');
  return (
    <EksQueries>
      <LiveRegion>
        <InfoCard title={title}>
          <AnnotationNotice refs={refs} />
          {refs.clusters.map(id => (
            <ClusterFacts
              key={formatClusterArn(id)}
              id={id}
              annotation={refs.annotation}
            />
          ))}
        </InfoCard>
      </LiveRegion>
    </EksQueries>
  );
}
