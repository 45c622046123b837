import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Alert from '@material-ui/lab/Alert';
import Skeleton from '@material-ui/lab/Skeleton';
import { ClusterSummary, ScanStatus } from '@xkf/backstage-plugin-eks-common';
import { useCallback, useMemo, useState } from 'react';
import { useClusters, useScanStatus } from '../api/fleetQueries';
import { failureOf } from '../api/failure';
import { StillShownNotice } from '../feedback/FailurePanel';
import { QueryBoundary } from '../feedback/QueryBoundary';
import { TableSkeleton } from '../feedback/TableSkeleton';
import { useTableState } from '../table/useTableState';
import { useEksTranslation } from '../translation';
import { useQueryParams } from '../url/useQueryParams';
import { knowsDrift } from './drift';
import { FleetEmpty } from './FleetEmpty';
import {
  admitsCluster,
  admitsPlace,
  belongsTo,
  filterFromQuery,
  noFilter,
} from './fleetFilter';
import { FleetFilters } from './FleetFilters';
import { FleetHeading } from './FleetHeading';
import { FleetSummaryStrip } from './FleetSummaryStrip';
import { FleetTable } from './FleetTable';
import { HolesBanner } from './HolesBanner';
import { ScanProgress } from './ScanProgress';
import { summarize, unreadableUnits } from './summary';
import { useFleetTitle } from './useFleetTitle';
import { useScanAnnouncement } from './useScanAnnouncement';
import { VersionChart } from './VersionChart';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    top: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 520px)',
    },
  }),
  { name: 'EksFleetPage' },
);

function FleetSkeleton(props: { what: string }) {
  return (
    <>
      <Paper>
        <Skeleton variant="rect" height={84} />
      </Paper>
      <TableSkeleton what={props.what} rows={12} />
    </>
  );
}

function FleetBody(props: {
  clusters: ClusterSummary[];
  status: ScanStatus | undefined;
}) {
  const { clusters, status } = props;
  const classes = useStyles();
  const [params, change] = useQueryParams();
  const table = useTableState();
  const wide = useMediaQuery('(min-width: 1400px)', { noSsr: true });
  const filter = useMemo(() => filterFromQuery(params), [params]);
  const units = useMemo(() => status?.units ?? [], [status]);
  const holes = useMemo(() => unreadableUnits(units, filter), [units, filter]);
  const summary = useMemo(
    () => summarize(clusters, holes, filter),
    [clusters, holes, filter],
  );
  const knowsUnread = clusters.some(
    cluster => admitsPlace(filter, cluster) && belongsTo('unread', cluster),
  );
  const asksUnknown =
    filter.show === 'unread' && holes.length > 0 && !knowsUnread;
  const shown = useMemo(
    () => clusters.filter(cluster => admitsCluster(filter, cluster)),
    [clusters, filter],
  );
  const strip = (
    <FleetSummaryStrip summary={summary} filter={filter} onChange={change} />
  );
  const chart = clusters.length > 0 && <VersionChart clusters={shown} />;
  return (
    <>
      {wide && chart ? (
        <div className={classes.top}>
          {strip}
          {chart}
        </div>
      ) : (
        strip
      )}
      <HolesBanner holes={holes} />
      <FleetFilters
        clusters={clusters}
        units={units}
        shown={shown.length}
        sorted={table.sort !== undefined}
        filter={filter}
        onChange={change}
      />
      <FleetTable
        clusters={shown}
        withDrift={knowsDrift(clusters)}
        state={table}
        empty={
          <FleetEmpty
            clusters={clusters.length}
            unknownIn={asksUnknown ? holes : undefined}
            status={status}
            onClear={() => change(noFilter)}
          />
        }
      />
      {!wide && chart}
    </>
  );
}

/** Every cluster of every account and region. */
export function FleetPage() {
  const classes = useStyles();
  const t = useEksTranslation();
  useFleetTitle();
  const clusters = useClusters();
  const scan = useScanStatus();
  // Only who asked for a reading sees it account by account; one on schedule must
  // not move the page under its readers.
  const [watching, setWatching] = useState(false);
  const stopWatching = useCallback(() => setWatching(false), []);
  useScanAnnouncement(scan.data, stopWatching);
  const what = t('fleet.what');
  // One missing permission is said once, by the panel about the clusters.
  const scanFails = scan.error && failureOf(scan.error).kind !== 'forbidden';
  return (
    <div className={classes.root}>
      <FleetHeading status={scan.data} onRefresh={() => setWatching(true)} />
      {watching && <ScanProgress status={scan.data} />}
      {scanFails && !clusters.error && (
        <StillShownNotice
          error={scan.error}
          what={t('fleet.scanStatus.what')}
          onRetry={() => scan.refetch()}
        />
      )}
      <QueryBoundary
        query={clusters}
        what={what}
        skeleton={<FleetSkeleton what={what} />}
      >
        {data => (
          <>
            {!data.complete && (
              <Alert severity="warning">
                {t('fleet.incomplete', {
                  shown: String(data.items.length),
                  total: String(data.totalItems),
                })}
              </Alert>
            )}
            <FleetBody clusters={data.items} status={scan.data} />
          </>
        )}
      </QueryBoundary>
    </div>
  );
}
