import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2.5) },
    title: { fontWeight: 'bold' },
  }),
  { name: 'EksOperationSection' },
);

/** A part of a page about an operation, under a heading that also names it. */
export function Section(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={title}>
      <Typography
        variant="subtitle1"
        component="h3"
        gutterBottom
        className={classes.title}
      >
        {title}
      </Typography>
      {children}
    </section>
  );
}
