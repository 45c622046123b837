import { Link } from '@backstage/core-components';
import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { pullRequestName } from './pullRequestName';

/** Number and title, leading to the Git host. */
export function PullRequestLink(props: { pullRequest: PullRequest }) {
  const { pullRequest } = props;
  return (
    <Link to={pullRequest.url}>
      {pullRequestName(pullRequest)} {pullRequest.title}
    </Link>
  );
}
