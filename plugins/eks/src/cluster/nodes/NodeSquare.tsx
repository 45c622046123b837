import { alpha, makeStyles, useTheme } from '@material-ui/core/styles';
import { Hint } from '../../hint/Hint';
import { stateIcons } from '../../state/icons';
import { State } from '../../state/state';
import { toneColor } from '../../state/toneColor';
import { moveAlong } from './moveAlong';

const useStyles = makeStyles(
  theme => ({
    square: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: 26,
      height: 26,
      borderRadius: theme.shape.borderRadius,
      border: '1px solid',
    },
    icon: { fontSize: 18 },
  }),
  { name: 'EksNodeSquare' },
);

/**
 * A node as a square: state as icon and colour, the rest on hover and on focus.
 * @param props - `first`: the tab stop of its list; arrow keys lead to the others
 */
export function NodeSquare(props: {
  state: State;
  /** Everything there is to say, the state included. */
  label: string;
  first: boolean;
}) {
  const { state, label, first } = props;
  const { tone, icon } = state;
  const classes = useStyles();
  const theme = useTheme();
  const color = toneColor(theme, tone);
  const Icon = stateIcons[icon];
  // The square is an image with a text that people want to read by keyboard as well.
  /* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */
  return (
    <Hint quiet text={label}>
      <span
        role="img"
        aria-label={label}
        tabIndex={first ? 0 : -1}
        onKeyDown={moveAlong}
        className={classes.square}
        style={{ borderColor: color, backgroundColor: alpha(color, 0.15) }}
      >
        <Icon className={classes.icon} style={{ color }} aria-hidden />
      </span>
    </Hint>
  );
  /* eslint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */
}
