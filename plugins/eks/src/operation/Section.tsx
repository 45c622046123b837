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

/**
 * A part of a page, under a heading that also names it.
 * @param props - `of`: what it is about, where the same part of several things can
 * stand on one page
 */
export function Section(props: {
  title: string;
  of?: string;
  children: ReactNode;
}) {
  const { title, of, children } = props;
  const classes = useStyles();
  return (
    <section
      className={classes.root}
      aria-label={of ? `${title}: ${of}` : title}
    >
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
