import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ScanStatus } from '@xkf/backstage-plugin-eks-common';
import { PageLinks } from '../page/PageLinks';
import { DataChip } from '../state/DataChip';
import { useEksTranslation } from '../translation';
import { RefreshFleet } from './RefreshFleet';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginLeft: 'auto',
      '@media print': { display: 'none' },
    },
  }),
  { name: 'EksFleetHeading' },
);

/** The title of the fleet with the age of its data and the refresh button. */
export function FleetHeading(props: {
  status: ScanStatus | undefined;
  onRefresh: () => void;
}) {
  const { status, onRefresh } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="h4" component="h2">
        {t('fleet.heading')}
      </Typography>
      {status?.lastSuccess && (
        <DataChip freshness={{ lastSeen: status.lastSuccess, stale: false }} />
      )}
      {status && !status.lastSuccess && (
        <Typography variant="body2">{t('fleet.neverRead')}</Typography>
      )}
      <div className={classes.actions}>
        <PageLinks />
        <RefreshFleet status={status} onRefresh={onRefresh} />
      </div>
    </div>
  );
}
