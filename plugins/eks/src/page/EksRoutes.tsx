import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Route, Routes } from 'react-router-dom';
import { EksQueries } from '../api/queryClient';
import { ClusterPage } from '../cluster/ClusterPage';
import { EmptyPanel } from '../feedback/EmptyPanel';
import { LiveRegion } from '../feedback/LiveRegion';
import { FleetPage } from '../fleet/FleetPage';
import { clusterRouteRef } from '../routes';
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

/** The fleet page and the cluster pages, without a header. */
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
            <Route path="*" element={<UnknownPage />} />
          </Routes>
        </Content>
      </LiveRegion>
    </EksQueries>
  );
}
