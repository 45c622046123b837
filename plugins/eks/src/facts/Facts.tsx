import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { lesserColor } from '../text/lesserColor';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
      gap: theme.spacing(0.75, 2),
      margin: 0,
    },
    label: { color: lesserColor(theme) },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'EksFacts' },
);

/** A name and what is known about it. */
export interface Fact {
  label: string;
  value: ReactNode;
}

/** A list of facts; what is undefined is left out. */
export function Facts(props: { facts: (Fact | undefined)[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.list}>
      {props.facts
        .filter(fact => fact !== undefined)
        .map(({ label, value }) => [
          <Typography
            key={`${label}-label`}
            component="dt"
            variant="body2"
            className={classes.label}
          >
            {label}
          </Typography>,
          <Typography
            key={`${label}-value`}
            component="dd"
            variant="body2"
            className={classes.value}
          >
            {value}
          </Typography>,
        ])}
    </dl>
  );
}
