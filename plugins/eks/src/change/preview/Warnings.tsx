import { makeStyles } from '@material-ui/core/styles';
import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { StateChip } from '../../state/StateChip';
import { warningState } from '../../state/warningState';
import { Lesser } from '../../text/Lesser';
import { useEksTranslation } from '../../translation';

const rank = { warning: 0, note: 1 };

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      margin: theme.spacing(0, 0, 2),
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '112px minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EksChangeWarnings' },
);

function placeOf({ path, line }: ChangeWarning): string | undefined {
  return path && line !== undefined ? `${path}:${line}` : path;
}

/** What to know before the pull request is opened, the weightiest first. */
export function Warnings(props: { warnings: ChangeWarning[] }) {
  const classes = useStyles();
  const t = useEksTranslation();
  const warnings = [...props.warnings].sort(
    (a, b) => rank[a.severity] - rank[b.severity],
  );
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('change.warnings')}>
      {warnings.map((warning, index) => (
        <li key={`${warning.code}-${index}`} className={classes.item}>
          <div>
            <StateChip quiet state={warningState(t, warning.severity)} />
          </div>
          <div>
            {warning.message}{' '}
            {placeOf(warning) && <Lesser>{placeOf(warning)}</Lesser>}
          </div>
        </li>
      ))}
    </ul>
  );
}
