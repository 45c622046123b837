import { Content } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { formatClusterArn } from '@xkf/backstage-plugin-eks-common';
import { EksQueries } from '../api/queryClient';
import { NodeGroupsTab } from '../cluster/nodeGroups/NodeGroupsTab';
import { LiveRegion } from '../feedback/LiveRegion';
import { AnnotationNotice } from './AnnotationNotice';
import { clusterRefsOf } from './clusterRefs';

/** The node groups of the cluster that an entity is. */
export function EntityEksNodeGroupsContent() {
  const { entity } = useEntity();
  const refs = clusterRefsOf(entity);
  return (
    <EksQueries>
      <LiveRegion>
        <Content noPadding>
          <AnnotationNotice refs={refs} />
          {refs.clusters.map(id => (
            <NodeGroupsTab key={formatClusterArn(id)} id={id} />
          ))}
        </Content>
      </LiveRegion>
    </EksQueries>
  );
}
