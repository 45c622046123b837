import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useEksTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2) },
    row: { marginBottom: theme.spacing(1) },
  }),
  { name: 'EksTableSkeleton' },
);

/** The outline of a table while its rows are on their way. */
export function TableSkeleton(props: { what: string; rows?: number }) {
  const { what, rows = 8 } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <Paper
      className={classes.root}
      role="status"
      aria-label={t('loading.label', { what })}
    >
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton
          key={row}
          className={classes.row}
          variant="rect"
          height={32}
        />
      ))}
    </Paper>
  );
}
