import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { PullRequestLink } from '../../pullRequest/PullRequestLink';
import { pullRequestState } from '../../state/pullRequestState';
import { StateChip } from '../../state/StateChip';
import { useEksTranslation } from '../../translation';

/** The pull request that this change has already, so that nobody opens a second. */
export function ExistingPullRequest(props: { pullRequest: PullRequest }) {
  const { pullRequest } = props;
  const { state, closedBy } = pullRequest;
  const t = useEksTranslation();
  return (
    <Alert severity="info" style={{ marginBottom: 16 }}>
      <AlertTitle>{t(`change.existing.${state}.title`)}</AlertTitle>
      <PullRequestLink pullRequest={pullRequest} />{' '}
      <StateChip quiet state={pullRequestState(t, pullRequest)} />
      <div>
        {state === 'closed' && closedBy
          ? t('change.existing.closed.by', { name: closedBy })
          : t(`change.existing.${state}.text`)}
      </div>
    </Alert>
  );
}
