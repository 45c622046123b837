import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import { ScanStatus } from '@xkf/backstage-plugin-eks-common';
import { failureOf } from '../api/failure';
import { useStartScan } from '../api/fleetQueries';
import { useAnnounce } from '../feedback/LiveRegion';
import { useEksTranslation } from '../translation';
import { Lesser } from '../text/Lesser';

const useStyles = makeStyles(
  // Room for the longer of its texts.
  { button: { minWidth: 184 } },
  { name: 'EksRefreshFleet' },
);

/** Starts a reading of all accounts, and says why it cannot where it cannot. */
export function RefreshFleet(props: {
  status: ScanStatus | undefined;
  onRefresh: () => void;
}) {
  const { status, onRefresh } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const announce = useAnnounce();
  const scan = useStartScan();
  const failure = scan.error ? failureOf(scan.error) : undefined;
  const forbidden = failure?.kind === 'forbidden';
  const busy = scan.isPending || status?.running === true;
  const start = () =>
    scan.mutate(undefined, {
      onSuccess: () => {
        onRefresh();
        announce(t('fleet.refreshStarted'));
      },
    });
  const units = status?.units ?? [];
  const done = units.filter(unit => unit.state !== 'running').length;
  return (
    <>
      {failure && (
        <Lesser id="eks-refresh-reason" role="alert" variant="body2">
          {forbidden
            ? t('fleet.refreshForbidden')
            : t('fleet.refreshFailed', { message: failure.message })}
        </Lesser>
      )}
      <Button
        className={classes.button}
        variant="outlined"
        startIcon={<RefreshIcon />}
        disabled={busy || forbidden}
        aria-describedby={failure ? 'eks-refresh-reason' : undefined}
        onClick={start}
      >
        {busy
          ? t('fleet.refreshing', {
              done: String(done),
              total: String(units.length),
            })
          : t('fleet.refresh')}
      </Button>
    </>
  );
}
