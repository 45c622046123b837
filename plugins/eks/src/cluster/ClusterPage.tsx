import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  ClusterDetail,
  ClusterId,
  clusterIdSchema,
  formatClusterArn,
} from '@xkf/backstage-plugin-eks-common';
import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { useCluster } from '../api/clusterQueries';
import { failureOf } from '../api/failure';
import { EmptyPanel } from '../feedback/EmptyPanel';
import { QueryBoundary } from '../feedback/QueryBoundary';
import { TableSkeleton } from '../feedback/TableSkeleton';
import { useLastingError } from '../feedback/useLastingError';
import { BackToFleet } from '../page/BackToFleet';
import { ClusterRolesTab } from '../irsa/ClusterRolesTab';
import { OperationsList } from '../operation/list/OperationsList';
import { useClusterPath } from '../page/useClusterPath';
import { useEksTranslation } from '../translation';
import { AddonsTab } from './addons/AddonsTab';
import { ClusterHeader } from './header/ClusterHeader';
import { ClusterTabs } from './header/ClusterTabs';
import { HolesNotice } from './header/HolesNotice';
import { NodeGroupsTab } from './nodeGroups/NodeGroupsTab';
import { NodesTab } from './nodes/NodesTab';
import { OverviewTab } from './overview/OverviewTab';
import { TerraformTab } from './terraform/TerraformTab';
import { UpdatesTab } from './updates/UpdatesTab';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'EksClusterPage' },
);

function ClusterBody(props: { id: ClusterId; cluster: ClusterDetail }) {
  const { id, cluster } = props;
  return (
    <>
      <ClusterHeader id={id} cluster={cluster} />
      <HolesNotice cluster={cluster} />
      <ClusterTabs id={id} cluster={cluster} />
      <Routes>
        <Route
          path="overview"
          element={<OverviewTab id={id} cluster={cluster} />}
        />
        <Route path="node-groups" element={<NodeGroupsTab id={id} />} />
        <Route path="nodes" element={<NodesTab id={id} />} />
        <Route path="addons" element={<AddonsTab id={id} />} />
        <Route path="updates" element={<UpdatesTab id={id} />} />
        <Route
          path="terraform"
          element={<TerraformTab id={id} cluster={cluster} />}
        />
        <Route path="roles" element={<ClusterRolesTab id={id} />} />
        <Route path="operations" element={<OperationsList cluster={id} />} />
        <Route path="*" element={<Navigate to="overview" replace />} />
      </Routes>
    </>
  );
}

function ClusterOfId(props: { id: ClusterId }) {
  const { id } = props;
  const t = useEksTranslation();
  const cluster = useCluster(id);
  const error = useLastingError(cluster);
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
    <QueryBoundary
      query={cluster}
      what={what}
      skeleton={
        <>
          <Skeleton variant="rect" height={64} />
          <Skeleton variant="rect" height={48} />
          <TableSkeleton what={what} />
        </>
      }
    >
      {data => <ClusterBody id={id} cluster={data} />}
    </QueryBoundary>
  );
}

function NamedCluster(props: { id: ClusterId }) {
  const { id } = props;
  const classes = useStyles();
  const href = useClusterPath(id) ?? '';
  return (
    <BreadcrumbEntry entry={{ label: id.clusterName, href }}>
      <div className={classes.root}>
        <ClusterOfId id={id} />
      </div>
    </BreadcrumbEntry>
  );
}

/** Everything about one cluster, on tabs with addresses of their own. */
export function ClusterPage() {
  const t = useEksTranslation();
  const id = clusterIdSchema.safeParse(useParams()).data;
  if (!id) {
    return (
      <EmptyPanel title={t('cluster.invalid.title')} action={<BackToFleet />}>
        {t('cluster.invalid.text')}
      </EmptyPanel>
    );
  }
  // The key keeps the answers about one cluster from standing in for another's.
  return <NamedCluster key={formatClusterArn(id)} id={id} />;
}
