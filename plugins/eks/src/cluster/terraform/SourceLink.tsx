import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useEksTranslation } from '../../translation';

const useStyles = makeStyles(
  { root: { overflowWrap: 'anywhere' } },
  { name: 'EksSourceLink' },
);

/** A place in the repository, leading to the page of the Git host where there is one. */
export function SourceLink(props: {
  source: { path: string; line?: number | undefined; url?: string | undefined };
}) {
  const { path, line, url } = props.source;
  const classes = useStyles();
  const t = useEksTranslation();
  const words =
    line === undefined ? path : t('drift.line', { path, line: String(line) });
  return (
    <span className={classes.root}>
      {url ? <Link to={url}>{words}</Link> : words}
    </span>
  );
}
