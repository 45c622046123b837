import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { DataChip } from '../state/DataChip';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(2),
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
  { name: 'EksListHeading' },
);

/** The title of a page with a list, how old its oldest part is, and what can be begun. */
export function ListHeading(props: {
  title: string;
  readAt: string | undefined;
  children: ReactNode;
}) {
  const { title, readAt, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="h4" component="h2">
        {title}
      </Typography>
      {readAt && <DataChip freshness={{ lastSeen: readAt, stale: false }} />}
      <div className={classes.actions}>{children}</div>
    </div>
  );
}
