import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { StateChip } from '../../state/StateChip';
import { warningState } from '../../state/warningState';
import { Lesser } from '../../text/Lesser';
import { useEksTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      margin: 0,
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
    title: { fontWeight: 'bold' },
  }),
  { name: 'EksChangeWarnings' },
);

type PageOf = (place: { path: string; line: number }) => string | undefined;

function Place(props: { warning: ChangeWarning; pageOf: PageOf }) {
  const { warning, pageOf } = props;
  const { path, line } = warning;
  if (!path) return null;
  if (line === undefined) return <Lesser>{path}</Lesser>;
  const page = pageOf({ path, line });
  const words = `${path}:${line}`;
  return <Lesser>{page ? <Link to={page}>{words}</Link> : words}</Lesser>;
}

/**
 * What to know before the pull request is opened: in short in the reader's
 * language, then in the words of the backend, which knows the names and numbers.
 * @param props - `pageOf`: the page of the Git host that shows a line
 */
export function Warnings(props: { warnings: ChangeWarning[]; pageOf: PageOf }) {
  const { warnings, pageOf } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <ul className={classes.list} aria-label={t('change.warnings')}>
      {warnings.map((warning, index) => (
        <li key={`${warning.code}-${index}`} className={classes.item}>
          <div>
            <StateChip quiet state={warningState(t, warning.severity)} />
          </div>
          <div>
            <div className={classes.title}>{t(`warning.${warning.code}`)}</div>
            {warning.message} <Place warning={warning} pageOf={pageOf} />
          </div>
        </li>
      ))}
    </ul>
  );
}
