import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ChangePreview } from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { FileDiff } from '../../diff/FileDiff';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { useEksTranslation } from '../../translation';
import { ApplyCommands } from '../ApplyCommands';
import { ExistingPullRequest } from './ExistingPullRequest';
import { PreviewFacts } from './PreviewFacts';
import { Warnings } from './Warnings';

const useStyles = makeStyles(
  theme => ({ section: { marginBottom: theme.spacing(2) } }),
  { name: 'EksPreviewBody' },
);

function Part(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  const classes = useStyles();
  return (
    <section className={classes.section} aria-label={title}>
      <Typography variant="subtitle2" component="h3" gutterBottom>
        {title}
      </Typography>
      {children}
    </section>
  );
}

/** Everything to know before a pull request is opened, what could stop it first. */
export function PreviewBody(props: { preview: ChangePreview }) {
  const { preview } = props;
  const { files, warnings, commands, pullRequest, repository } = preview;
  const t = useEksTranslation();
  return (
    <>
      {pullRequest && <ExistingPullRequest pullRequest={pullRequest} />}
      <Warnings warnings={warnings} />
      <Part title={t('change.part.facts')}>
        <PreviewFacts preview={preview} />
      </Part>
      <Part title={t('change.part.files')}>
        {files.length === 0 ? (
          <EmptyPanel title={t('change.nothing.title')}>
            {t('change.nothing.text', { repository: repository.name })}
          </EmptyPanel>
        ) : (
          files.map(file => <FileDiff key={file.path} file={file} />)
        )}
      </Part>
      {files.length > 0 && (
        <Part title={t('change.part.commands')}>
          <ApplyCommands commands={commands} />
        </Part>
      )}
    </>
  );
}
