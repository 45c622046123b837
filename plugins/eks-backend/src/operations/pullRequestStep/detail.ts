import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { ChangeMemory } from './memory';
import { SeenPullRequest } from './PullRequestChange';

/** What a page shows of a pull request. */
export type PullRequestDetail = Extract<StepDetail, { type: 'pull-request' }>;

export function detailOf(
  memory: ChangeMemory,
  seen?: SeenPullRequest,
): PullRequestDetail {
  return {
    type: 'pull-request',
    changeId: memory.changeId ?? '',
    repository: memory.repositoryName ?? '',
    title: memory.title ?? '',
    files: memory.files,
    ...seen,
  };
}
