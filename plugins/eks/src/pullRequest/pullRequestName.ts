import { PullRequest } from '@xkf/backstage-plugin-eks-common';

/** The number as the host writes it: GitLab `!12`, Azure DevOps `12`, others `#12`. */
export function pullRequestName({
  number,
  url,
}: Pick<PullRequest, 'number' | 'url'>): string {
  if (url.includes('/merge_requests/')) return `!${number}`;
  return url.includes('/pullrequest/') ? String(number) : `#${number}`;
}
