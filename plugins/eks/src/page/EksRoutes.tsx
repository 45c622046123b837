import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Route, Routes } from 'react-router-dom';
import { EksQueries } from '../api/queryClient';
import { ClusterPage } from '../cluster/ClusterPage';
import { EmptyPanel } from '../feedback/EmptyPanel';
import { LiveRegion } from '../feedback/LiveRegion';
import { FleetPage } from '../fleet/FleetPage';
import { IrsaRolesPage } from '../irsa/IrsaRolesPage';
import { OperationsPage } from '../operation/list/OperationsPage';
import { RotationWizard } from '../operation/rotation/RotationWizard';
import { RunPage } from '../operation/run/RunPage';
import { UpgradeWizard } from '../operation/upgrade/UpgradeWizard';
import { PeeringsPage } from '../peering/PeeringsPage';
import { PeeringWizard } from '../peering/wizard/PeeringWizard';
import { RemovalWizard } from '../peering/wizard/RemovalWizard';
import {
  clusterRouteRef,
  irsaRolesRouteRef,
  operationRouteRef,
  operationsRouteRef,
  peeringsRouteRef,
  tenantsRouteRef,
} from '../routes';
import { TenantsPage } from '../tenant/TenantsPage';
import { useEksTranslation } from '../translation';
import { BackToFleet } from './BackToFleet';

const useStyles = makeStyles(
  theme => ({
    // The new frontend system sets no font of Material UI around a page.
    root: { ...theme.typography.body2, paddingTop: theme.spacing(1) },
  }),
  { name: 'EksRoutes' },
);

function UnknownPage() {
  const t = useEksTranslation();
  return (
    <EmptyPanel title={t('page.unknown.title')} action={<BackToFleet />}>
      {t('page.unknown.text')}
    </EmptyPanel>
  );
}

/** All pages of the plugin, without a header. */
export function EksRoutes() {
  const classes = useStyles();
  return (
    <EksQueries>
      <LiveRegion>
        <Content className={classes.root}>
          <Routes>
            <Route path="/" element={<FleetPage />} />
            <Route
              path={`${clusterRouteRef.path}/*`}
              element={<ClusterPage />}
            />
            <Route
              path={`${clusterRouteRef.path}/upgrade`}
              element={<UpgradeWizard />}
            />
            <Route
              path={`${clusterRouteRef.path}/rotate`}
              element={<RotationWizard />}
            />
            <Route
              path={operationsRouteRef.path}
              element={<OperationsPage />}
            />
            <Route path={operationRouteRef.path} element={<RunPage />} />
            <Route path={tenantsRouteRef.path} element={<TenantsPage />} />
            <Route path={irsaRolesRouteRef.path} element={<IrsaRolesPage />} />
            <Route path={peeringsRouteRef.path} element={<PeeringsPage />} />
            <Route
              path={`${peeringsRouteRef.path}/new`}
              element={<PeeringWizard />}
            />
            <Route
              path={`${peeringsRouteRef.path}/remove`}
              element={<RemovalWizard />}
            />
            <Route path="*" element={<UnknownPage />} />
          </Routes>
        </Content>
      </LiveRegion>
    </EksQueries>
  );
}
