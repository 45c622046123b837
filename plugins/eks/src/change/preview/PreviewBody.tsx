import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ChangePreview, Drift } from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { FileDiff } from '../../diff/FileDiff';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { useEksTranslation } from '../../translation';
import { AlsoApplies } from '../AlsoApplies';
import { ApplyCommands } from '../ApplyCommands';
import { ExistingPullRequest } from './ExistingPullRequest';
import { pageOfLine } from './pageOfLine';
import { PreviewFacts } from './PreviewFacts';
import { Warnings } from './Warnings';
import { toldWarnings } from './toldWarnings';

const useStyles = makeStyles(
  theme => ({ section: { marginBottom: theme.spacing(2) } }),
  { name: 'EksPreviewBody' },
);

function Part(props: { title: string; of?: string; children: ReactNode }) {
  const { title, of, children } = props;
  const classes = useStyles();
  return (
    <section
      className={classes.section}
      aria-label={of ? `${title}: ${of}` : title}
    >
      <Typography variant="subtitle2" component="h3" gutterBottom>
        {title}
      </Typography>
      {children}
    </section>
  );
}

/**
 * Everything to know before a pull request is opened, what could stop it first.
 * @param props - `drift`: the comparison of the cluster, which knows how the Git
 * host writes the address of a line; `of`: which pull request it is, where a page
 * shows several
 */
export function PreviewBody(props: {
  preview: ChangePreview;
  drift: Drift | undefined;
  of?: string;
}) {
  const { preview, drift, of } = props;
  const { files, commands, pullRequest, repository, baseBranch } = preview;
  const t = useEksTranslation();
  if (files.length === 0) {
    const words = { branch: baseBranch, repository: repository.name };
    return (
      <EmptyPanel title={t('change.nothing.title', words)}>
        {t('change.nothing.text', words)}
      </EmptyPanel>
    );
  }
  const warnings = toldWarnings(preview);
  return (
    <>
      {pullRequest && <ExistingPullRequest pullRequest={pullRequest} />}
      {warnings.length > 0 && (
        <Part title={t('change.warnings')} of={of}>
          <Warnings
            warnings={warnings}
            pageOf={place => pageOfLine(preview, drift, place)}
          />
        </Part>
      )}
      <AlsoApplies commands={commands} branch={baseBranch} />
      <Part title={t('change.part.facts')} of={of}>
        <PreviewFacts preview={preview} />
      </Part>
      <Part title={t('change.part.files')} of={of}>
        {files.map(file => (
          <FileDiff key={file.path} file={file} />
        ))}
      </Part>
      <Part title={t('change.part.commands')} of={of}>
        <ApplyCommands commands={commands} />
      </Part>
    </>
  );
}
