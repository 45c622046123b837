import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { State } from '../../state/state';
import { StateChip } from '../../state/StateChip';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '128px minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
    title: { fontWeight: 'bold' },
  }),
  { name: 'EksRemarkList' },
);

/** Something that somebody should know: how much it matters, what it is, and why. */
export interface Remark {
  state: State;
  title: string;
  text?: ReactNode;
}

/** Remarks one beneath the other, their states in a column. */
export function RemarkList(props: { label: string; remarks: Remark[] }) {
  const { label, remarks } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {remarks.map(({ state, title, text }, index) => (
        <li key={index} className={classes.item}>
          <div>
            <StateChip quiet state={state} />
          </div>
          <div>
            <div className={classes.title}>{title}</div>
            {text}
          </div>
        </li>
      ))}
    </ul>
  );
}
