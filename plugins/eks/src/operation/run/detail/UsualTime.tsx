import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { formatDuration, secondsBetween } from '../../../time/duration';
import { useSecond } from '../../../time/useNow';
import { useEksTranslation } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'EksUsualTime' },
);

/** A bar is full when the usual time is over; it never says that something is done. */
const NEARLY = 97;

/** How long something has run, against how long it usually takes. */
export function UsualTime(props: { since: string; usualSeconds: number }) {
  const { since, usualSeconds } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const id = useId();
  const elapsed = secondsBetween(since, useSecond());
  const words = {
    elapsed: formatDuration(t, elapsed),
    usual: formatDuration(t, usualSeconds),
  };
  const share = usualSeconds > 0 ? (100 * elapsed) / usualSeconds : NEARLY;
  return (
    <div className={classes.root}>
      <Typography id={id} variant="body2">
        {elapsed > usualSeconds
          ? t('run.update.longer', words)
          : t('run.update.elapsed', words)}
      </Typography>
      <LinearProgress
        variant="determinate"
        aria-labelledby={id}
        value={Math.min(NEARLY, share)}
      />
    </div>
  );
}
