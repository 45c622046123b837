import { alpha, makeStyles, Theme } from '@material-ui/core/styles';
import { visuallyHidden } from '../feedback/LiveRegion';
import { toneColor } from '../state/toneColor';
import { lesserColor } from '../text/lesserColor';
import { useEksTranslation } from '../translation';
import { DiffLine } from './unifiedDiff';

const useStyles = makeStyles(
  (theme: Theme) => ({
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
      color: theme.palette.text.primary,
    },
    hidden: visuallyHidden,
    head: { position: 'relative', padding: 0 },
    number: {
      width: '1%',
      padding: theme.spacing(0, 1),
      textAlign: 'right',
      verticalAlign: 'top',
      userSelect: 'none',
      color: lesserColor(theme),
    },
    sign: {
      width: '1%',
      padding: theme.spacing(0, 0.5),
      verticalAlign: 'top',
      userSelect: 'none',
      fontWeight: 'bold',
    },
    text: {
      padding: theme.spacing(0, 1, 0, 0),
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    added: { backgroundColor: alpha(toneColor(theme, 'good'), 0.16) },
    removed: { backgroundColor: alpha(toneColor(theme, 'bad'), 0.16) },
    hunk: { backgroundColor: theme.palette.action.hover },
    note: { fontStyle: 'italic' },
    context: {},
  }),
  { name: 'EksDiffLines' },
);

/** Said to screen readers alone: what the columns are is plain to see. */
const headings = ['before', 'after', 'sign', 'text'] as const;

const signs = { added: '+', removed: '−' } as const;

function Sign(props: { kind: DiffLine['kind']; className: string }) {
  const { kind, className } = props;
  const t = useEksTranslation();
  if (kind !== 'added' && kind !== 'removed') return null;
  return (
    <>
      <span aria-hidden>{signs[kind]}</span>
      <span className={className}>{t(`diff.${kind}`)}</span>
    </>
  );
}

/** Lines of a diff with the numbers of both sides, the sign, and the colour of the sign. */
export function DiffLines(props: { lines: DiffLine[]; labelledBy: string }) {
  const { lines, labelledBy } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <table className={classes.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          {headings.map(heading => (
            <th key={heading} scope="col" className={classes.head}>
              <span className={classes.hidden}>
                {t(`diff.column.${heading}`)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ kind, before, after, text }, index) => (
          <tr key={index} className={classes[kind]}>
            <td className={classes.number}>{before}</td>
            <td className={classes.number}>{after}</td>
            <td className={classes.sign}>
              <Sign kind={kind} className={classes.hidden} />
            </td>
            <td className={classes.text}>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
