import {
  CheckState,
  PullRequest,
  PullRequestCheck,
} from '@xkf/backstage-plugin-eks-common';
import { checkOf, unknownChecks } from '../checks';
import { utcTime } from '../times';
import { GitHubCheckRun, GitHubPull, GitHubStatus } from './schemas';

/** A pull request without checks and approvals. */
export function toPullRequest(pull: GitHubPull): PullRequest {
  const merged = Boolean(pull.merged_at);
  const ended = merged ? ('merged' as const) : ('closed' as const);
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    state: pull.state === 'open' ? 'open' : ended,
    draft: pull.draft ?? false,
    branch: pull.head.ref,
    baseBranch: pull.base.ref,
    headCommit: pull.head.sha,
    // Before the merge, GitHub names the commit of its trial merge here.
    mergedCommit: (merged && pull.merge_commit_sha) || undefined,
    mergedAt: utcTime(pull.merged_at),
    closedAt: utcTime(pull.closed_at),
    mergeability: mergeabilityOf(pull),
    checks: unknownChecks,
  };
}

function mergeabilityOf(pull: GitHubPull): PullRequest['mergeability'] {
  if (pull.state !== 'open') return 'unknown';
  switch (pull.mergeable_state) {
    case 'clean':
    case 'unstable':
    case 'has_hooks':
      return 'mergeable';
    case 'dirty':
      return 'conflicting';
    case 'blocked':
    case 'behind':
    case 'draft':
      return 'blocked';
    case undefined:
      return 'unknown';
    default:
      if (pull.mergeable === false) return 'conflicting';
      return pull.mergeable ? 'mergeable' : 'computing';
  }
}

const conclusions: Record<string, CheckState> = {
  success: 'success',
  neutral: 'neutral',
  skipped: 'neutral',
  failure: 'failure',
  timed_out: 'failure',
  cancelled: 'failure',
  action_required: 'failure',
  startup_failure: 'failure',
  // GitHub gave up on it after two weeks; it has to run again.
  stale: 'pending',
};

export function checkOfRun(run: GitHubCheckRun): PullRequestCheck {
  return checkOf({
    name: run.name,
    state:
      run.status === 'completed'
        ? (conclusions[run.conclusion ?? ''] ?? 'failure')
        : 'pending',
    description: run.output?.title,
    url: run.details_url ?? run.html_url,
  });
}

export function checkOfStatus(status: GitHubStatus): PullRequestCheck {
  const known: Record<string, CheckState> = {
    success: 'success',
    pending: 'pending',
  };
  return checkOf({
    name: status.context,
    state: known[status.state] ?? 'failure',
    description: status.description,
    url: status.target_url,
  });
}
