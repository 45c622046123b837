import { PullRequest, PullRequestCheck } from '../model';

/** The checks that failed, as they stand in the list. @public */
export function failedChecks({ checks }: PullRequest): PullRequestCheck[] {
  return checks.items.filter(({ state }) => state === 'failure');
}

/** True for a check that applies, as far as its name tells. @public */
export function applies({ name }: PullRequestCheck): boolean {
  return /\bapply\b/i.test(name);
}

/**
 * The checks that kept a merged change from AWS: those that apply, where they can be
 * told by their names. A plan that failed before the merge then says nothing.
 * @public
 */
export function applyFailures(pullRequest: PullRequest): PullRequestCheck[] {
  const failed = failedChecks(pullRequest);
  return pullRequest.checks.items.some(applies)
    ? failed.filter(applies)
    : failed;
}
