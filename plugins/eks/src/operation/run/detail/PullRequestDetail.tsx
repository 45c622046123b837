import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { FileDiff } from '../../../diff/FileDiff';
import { Facts } from '../../../facts/Facts';
import { Checks } from '../../../pullRequest/Checks';
import { NextStep } from '../../../pullRequest/NextStep';
import { PullRequestLink } from '../../../pullRequest/PullRequestLink';
import { mergeState, pullRequestState } from '../../../state/pullRequestState';
import { StateChip } from '../../../state/StateChip';
import { Lesser } from '../../../text/Lesser';
import { Moment } from '../../../time/Moment';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';

type Detail = Extract<StepDetail, { type: 'pull-request' }>;

/** A pull request of an operation: where it stands, what a person has to do, its diff. */
export function PullRequestDetail(props: { detail: Detail }) {
  const { repository, title, files, pullRequest, readAt } = props.detail;
  const t = useEksTranslation();
  return (
    <>
      <Section title={t('run.pullRequest')}>
        {pullRequest ? (
          <Facts
            facts={[
              {
                label: t('pullRequest.fact.pullRequest'),
                value: <PullRequestLink pullRequest={pullRequest} />,
              },
              { label: t('change.fact.repository'), value: repository },
              {
                label: t('pullRequest.fact.state'),
                value: <StateChip state={pullRequestState(t, pullRequest)} />,
              },
              pullRequest.state === 'open'
                ? {
                    label: t('pullRequest.fact.merge'),
                    value: <StateChip state={mergeState(t, pullRequest)} />,
                  }
                : undefined,
              {
                label: t('pullRequest.fact.checks'),
                value: <Checks checks={pullRequest.checks} />,
              },
              {
                label: t('pullRequest.fact.next'),
                value: (
                  <NextStep
                    change={{
                      state: pullRequest.state,
                      pullRequest,
                      repository: { name: repository, url: '' },
                      commands: [],
                    }}
                  />
                ),
              },
            ]}
          />
        ) : (
          t('run.pullRequest.notYet', { title, repository })
        )}
        {readAt && (
          <Lesser component="p" variant="body2">
            {t('pullRequest.readAt', { when: <Moment at={readAt} /> })}
          </Lesser>
        )}
      </Section>
      {files.length > 0 && (
        <Section title={t('change.part.files')}>
          {files.map(file => (
            <FileDiff key={file.path} file={file} />
          ))}
        </Section>
      )}
    </>
  );
}
