import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { FileChange } from '@xkf/backstage-plugin-eks-common';
import { useId, useMemo, useState } from 'react';
import { Lesser } from '../text/Lesser';
import { useEksTranslation } from '../translation';
import { DiffLines } from './DiffLines';
import { parseUnifiedDiff } from './unifiedDiff';

/** Lines drawn at once; a file that is new as a whole may have thousands. */
const SHOWN = 200;

const useStyles = makeStyles(
  theme => ({
    // Holds the words for screen readers, which would make the dialog scroll twice.
    root: { position: 'relative', marginBottom: theme.spacing(2) },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 2),
      padding: theme.spacing(1, 1.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    path: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  }),
  { name: 'EksFileDiff' },
);

/** What a change does to one file, line by line. */
export function FileDiff(props: { file: FileChange }) {
  const { path, action, diff, added, removed } = props.file;
  const classes = useStyles();
  const t = useEksTranslation();
  const id = useId();
  const [all, setAll] = useState(false);
  const lines = useMemo(() => parseUnifiedDiff(diff), [diff]);
  const hidden = lines.length - SHOWN;
  return (
    <Paper variant="outlined" className={classes.root}>
      <div className={classes.head}>
        <Typography
          id={id}
          component="h4"
          variant="body2"
          className={classes.path}
        >
          {path}
        </Typography>
        <Lesser variant="body2">
          {action === 'create' ? t('diff.create') : t('diff.edit')}
          {', '}
          {t('diff.counts', { added: String(added), removed: String(removed) })}
        </Lesser>
      </div>
      <DiffLines labelledBy={id} lines={all ? lines : lines.slice(0, SHOWN)} />
      {hidden > 0 && !all && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('diff.more', { count: hidden })}
        </Button>
      )}
    </Paper>
  );
}
