import { alpha, makeStyles, useTheme } from '@material-ui/core/styles';
import { Node } from '@xkf/backstage-plugin-eks-common';
import { Hint } from '../../hint/Hint';
import { stateIcons } from '../../state/icons';
import { nodeState } from '../../state/nodeState';
import { toneColor } from '../../state/toneColor';
import { formatAge } from '../../time/age';
import { useNow } from '../../time/useNow';
import { EksTranslate, useEksTranslation } from '../../translation';
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

/** Pods against capacity; undefined where neither is known. */
export function podsText(
  t: EksTranslate,
  { count, capacity }: Node['pods'],
): string | undefined {
  if (count === undefined && capacity === undefined) return undefined;
  return t('nodes.pods', {
    used: String(count ?? '?'),
    capacity: String(capacity ?? '?'),
  });
}

/**
 * A node as a square: state as icon and colour, the rest on hover and on focus.
 * @param props - `first`: the tab stop of its list; arrow keys lead to the others
 */
export function NodeSquare(props: { node: Node; first: boolean }) {
  const { node, first } = props;
  const classes = useStyles();
  const theme = useTheme();
  const t = useEksTranslation();
  const { tone, icon, word } = nodeState(t, node.state);
  const color = toneColor(theme, tone);
  const Icon = stateIcons[icon];
  const label = t('nodes.grid.node', {
    name: node.name,
    state: word,
    pods: t('nodes.grid.pods', {
      pods: podsText(t, node.pods) ?? t('value.unknown'),
    }),
    age: formatAge(t, node.createdAt, useNow()),
  });
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
