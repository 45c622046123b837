import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ScanStatus } from '@xkf/backstage-plugin-eks-common';
import { scanState } from '../state/scanState';
import { StateChip } from '../state/StateChip';
import { useEksTranslation } from '../translation';

/** Accounts and regions named at once. */
const SHOWN = 6;

const useStyles = makeStyles(
  theme => ({
    // Over the page, so that it pushes nothing away from its readers.
    root: {
      position: 'fixed',
      right: theme.spacing(2),
      bottom: theme.spacing(2),
      zIndex: theme.zIndex.snackbar,
      boxSizing: 'border-box',
      width: 360,
      maxWidth: `calc(100vw - ${theme.spacing(4)}px)`,
      padding: theme.spacing(1.5),
      '@media print': { display: 'none' },
    },
    item: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    list: {
      display: 'grid',
      gap: theme.spacing(0.5),
      padding: 0,
      margin: theme.spacing(1, 0, 0),
      listStyle: 'none',
    },
  }),
  { name: 'EksScanProgress' },
);

const rank = { running: 0, pending: 1, failed: 2, succeeded: 3 };

/** How far a running reading is, account by account. */
export function ScanProgress(props: { status: ScanStatus | undefined }) {
  const { status } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  if (!status?.running || status.units.length === 0) return null;
  const units = [...status.units].sort((a, b) => rank[a.state] - rank[b.state]);
  const done = units.filter(unit => unit.state !== 'running').length;
  const hidden = units.length - SHOWN;
  return (
    <Paper
      component="section"
      elevation={6}
      className={classes.root}
      aria-label={t('fleet.refreshProgress')}
    >
      <LinearProgress
        variant="determinate"
        value={(100 * done) / units.length}
        aria-label={t('fleet.refreshProgress')}
      />
      <ul className={classes.list}>
        {units.slice(0, SHOWN).map(unit => (
          <li key={`${unit.accountId}/${unit.region}`} className={classes.item}>
            <Typography variant="body2" component="span">
              {unit.accountName} {unit.region}{' '}
            </Typography>
            <StateChip quiet state={scanState(t, unit)} />
          </li>
        ))}
        {hidden > 0 && (
          <Typography variant="body2" component="li">
            {t('fleet.refreshMore', { count: hidden })}
          </Typography>
        )}
      </ul>
    </Paper>
  );
}
