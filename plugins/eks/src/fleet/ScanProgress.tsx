import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ScanStatus } from '@xkf/backstage-plugin-eks-common';
import { scanState } from '../state/scanState';
import { StateChip } from '../state/StateChip';
import { useEksTranslation } from '../translation';

/** Accounts and regions named at once. */
const SHOWN = 12;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
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
    <section aria-label={t('fleet.refreshProgress')}>
      <LinearProgress
        variant="determinate"
        value={(100 * done) / units.length}
        aria-label={t('fleet.refreshProgress')}
      />
      <ul className={classes.list}>
        {units.slice(0, SHOWN).map(unit => (
          <li key={`${unit.accountId}/${unit.region}`}>
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
    </section>
  );
}
