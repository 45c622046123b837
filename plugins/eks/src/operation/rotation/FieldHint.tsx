import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import { ReactNode } from 'react';
import { toneColor } from '../../state/toneColor';

const useStyles = makeStyles(
  theme => ({
    icon: {
      marginRight: theme.spacing(0.5),
      fontSize: '1.2em',
      verticalAlign: 'text-bottom',
      color: toneColor(theme, 'bad'),
    },
  }),
  { name: 'EksFieldHint' },
);

/** What a field takes, or behind an icon what is wrong with it. */
export function FieldHint(props: { wrong: boolean; children: ReactNode }) {
  const { wrong, children } = props;
  const classes = useStyles();
  return (
    <>
      {wrong && <ErrorIcon className={classes.icon} aria-hidden />}
      {children}
    </>
  );
}
