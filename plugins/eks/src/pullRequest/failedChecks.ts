import {
  ChangeRecord,
  PullRequest,
  PullRequestCheck,
} from '@xkf/backstage-plugin-eks-common';

/** The checks that failed, as they stand in the list. */
export function failedChecks({ checks }: PullRequest): PullRequestCheck[] {
  return checks.items.filter(({ state }) => state === 'failure');
}

/** True for a check that applies, as far as its name tells. */
export function applies({ name }: PullRequestCheck): boolean {
  return /\bapply\b/i.test(name);
}

/**
 * The checks that kept a merged change from AWS: those that apply, where they can be
 * told by their names. A plan that failed before the merge then says nothing.
 */
export function applyFailures(pullRequest: PullRequest): PullRequestCheck[] {
  const failed = failedChecks(pullRequest);
  return pullRequest.checks.items.some(applies)
    ? failed.filter(applies)
    : failed;
}

/** True where a change was merged and then could not be applied. */
export function hasFailed({
  state,
  pullRequest,
}: Pick<ChangeRecord, 'state' | 'pullRequest'>): boolean {
  return state === 'merged' && applyFailures(pullRequest).length > 0;
}
