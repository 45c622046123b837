import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { State } from '../../state/state';
import { StateChip } from '../../state/StateChip';

const useStyles = makeStyles(
  theme => ({
    head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    groups: { display: 'grid', gap: theme.spacing(1.5) },
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(3),
      listStyle: 'disc',
    },
    item: { overflowWrap: 'anywhere' },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      gap: theme.spacing(0.5, 3),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    title: { fontWeight: 'bold' },
  }),
  { name: 'EksRemarkList' },
);

/** Something that somebody should know: what it is, why, and what to do about it. */
export interface Remark {
  title: string;
  text: ReactNode;
  todo?: ReactNode;
}

/** Remarks that matter alike. */
export interface RemarkGroup {
  state: State;
  /** How many there are, also where they are not shown. */
  count: number;
  remarks: Remark[];
  /** Opens and closes the group. */
  action?: ReactNode;
}

function Remarks(props: { label: string; remarks: Remark[] }) {
  const { label, remarks } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {remarks.map(({ title, text, todo }, index) => (
        <li key={index} className={classes.item}>
          <div className={todo ? classes.columns : undefined}>
            <div>
              <div className={classes.title}>{title}</div>
              {text}
            </div>
            {todo && <div>{todo}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/**
 * Remarks in groups by how much they matter, each group with its count, and what to
 * do beside what was found.
 */
export function RemarkList(props: { label: string; groups: RemarkGroup[] }) {
  const classes = useStyles();
  return (
    <div role="group" aria-label={props.label} className={classes.groups}>
      {props.groups.map(({ state, count, remarks, action }) => {
        const word = `${state.word} (${count})`;
        return (
          <div key={state.word}>
            <Typography
              variant="subtitle2"
              component="h4"
              className={classes.head}
            >
              <StateChip quiet state={{ ...state, word }} />
              {action}
            </Typography>
            {remarks.length > 0 && <Remarks label={word} remarks={remarks} />}
          </div>
        );
      })}
    </div>
  );
}
