import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { ClusterSummary } from '@xkf/backstage-plugin-eks-common';
import { lazy, Suspense, useMemo } from 'react';
import { visuallyHidden } from '../feedback/LiveRegion';
import { phaseState } from '../state/supportState';
import { useEksTranslation } from '../translation';
import { countVersions } from './versionCounts';

// The charting library is large, and the page is useful without it.
const VersionBars = lazy(() =>
  import('./VersionBars').then(module => ({ default: module.VersionBars })),
);

/** Height of the bars, in pixels. */
const HEIGHT = 150;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: theme.spacing(1, 2) },
    // Keeps its place where a filter leaves no cluster.
    bars: { minHeight: HEIGHT },
    table: visuallyHidden,
  }),
  { name: 'EksVersionChart' },
);

/** Clusters per Kubernetes version, as bars and as a table for screen readers. */
export function VersionChart(props: { clusters: ClusterSummary[] }) {
  const { clusters } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const counts = useMemo(() => countVersions(clusters), [clusters]);
  return (
    <Paper component="figure" className={classes.root}>
      <Typography variant="body2" component="figcaption">
        {t('fleet.chart.title')}
      </Typography>
      <div aria-hidden className={classes.bars}>
        {counts.length > 0 && (
          <Suspense fallback={<Skeleton variant="rect" height={HEIGHT} />}>
            <VersionBars counts={counts} height={HEIGHT} />
          </Suspense>
        )}
      </div>
      <table className={classes.table} aria-label={t('fleet.chart.title')}>
        <thead>
          <tr>
            <th scope="col">{t('fleet.chart.version')}</th>
            <th scope="col">{t('fleet.chart.support')}</th>
            <th scope="col">{t('fleet.chart.count')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ version, phase, count }) => (
            <tr key={`${version} ${phase}`}>
              <th scope="row">{version}</th>
              <td>{phaseState(t, phase).word}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  );
}
