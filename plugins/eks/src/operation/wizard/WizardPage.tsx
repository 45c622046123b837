import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import {
  ClusterDetail,
  ClusterId,
  clusterIdSchema,
  formatClusterArn,
} from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { useCluster } from '../../api/clusterQueries';
import { failureOf } from '../../api/failure';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useLastingError } from '../../feedback/useLastingError';
import { BackToFleet } from '../../page/BackToFleet';
import { useClusterPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';

type Wizard = (cluster: { id: ClusterId; cluster: ClusterDetail }) => ReactNode;

function OfCluster(props: { id: ClusterId; wizard: Wizard }) {
  const { id, wizard } = props;
  const t = useEksTranslation();
  const cluster = useCluster(id);
  const error = useLastingError(cluster);
  const href = useClusterPath(id) ?? '';
  const what = t('cluster.what');
  if (!cluster.data && failureOf(error).kind === 'not-found') {
    return (
      <EmptyPanel
        title={t('cluster.notFound.title', { name: id.clusterName })}
        action={<BackToFleet />}
      >
        {t('cluster.notFound.text', id)}
      </EmptyPanel>
    );
  }
  return (
    <BreadcrumbEntry entry={{ label: id.clusterName, href }}>
      <QueryBoundary
        query={cluster}
        what={what}
        skeleton={<TableSkeleton what={what} />}
      >
        {data => wizard({ id, cluster: data })}
      </QueryBoundary>
    </BreadcrumbEntry>
  );
}

/** A wizard about the cluster that the address names. */
export function WizardPage(props: { wizard: Wizard }) {
  const t = useEksTranslation();
  const id = clusterIdSchema.safeParse(useParams()).data;
  if (!id) {
    return (
      <EmptyPanel title={t('cluster.invalid.title')} action={<BackToFleet />}>
        {t('cluster.invalid.text')}
      </EmptyPanel>
    );
  }
  return <OfCluster key={formatClusterArn(id)} id={id} wizard={props.wizard} />;
}
