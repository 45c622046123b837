import { alpha, makeStyles, Theme } from '@material-ui/core/styles';
import { Hint } from '../hint/Hint';
import { stateIcons } from './icons';
import { State, Tone } from './state';
import { toneColor } from './toneColor';

const tones: Tone[] = ['good', 'notice', 'warning', 'bad', 'busy', 'neutral'];

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 1, 0.25, 0.5),
      borderRadius: theme.shape.borderRadius,
      color: theme.palette.text.primary,
      fontFamily: theme.typography.fontFamily,
      // Wraps between words where room is short, and never inside one.
      whiteSpace: 'normal',
      overflowWrap: 'normal',
      wordBreak: 'normal',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.4,
    },
    icon: { fontSize: theme.typography.pxToRem(16), flexShrink: 0 },
    ...Object.fromEntries(
      tones.map(tone => [
        tone,
        {
          backgroundColor: alpha(toneColor(theme, tone), 0.12),
          '& $icon': { color: toneColor(theme, tone) },
        },
      ]),
    ),
  }),
  { name: 'EksStateChip' },
);

/**
 * The one way to show a state: icon, word and colour.
 * @param props - `quiet`: not a tab stop, for tables whose facts stand on a page of their own
 */
export function StateChip(props: { state: State; quiet?: boolean }) {
  const { state, quiet } = props;
  const classes: Record<string, string> = useStyles();
  const Icon = stateIcons[state.icon];
  return (
    <Hint text={state.hint} quiet={quiet}>
      <span className={`${classes.root} ${classes[state.tone]}`}>
        <Icon className={classes.icon} aria-hidden />
        {state.word}
      </span>
    </Hint>
  );
}
