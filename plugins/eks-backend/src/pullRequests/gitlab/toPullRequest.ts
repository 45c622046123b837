import {
  CheckState,
  PullRequest,
  PullRequestCheck,
} from '@xkf/backstage-plugin-eks-common';
import { checkOf, unknownChecks } from '../checks';
import { utcTime } from '../times';
import { GitLabMergeRequest, GitLabStatus } from './schemas';

/** `locked` is the moment in which GitLab merges. */
const states: Record<GitLabMergeRequest['state'], PullRequest['state']> = {
  opened: 'open',
  locked: 'open',
  closed: 'closed',
  merged: 'merged',
};

/** A merge request without checks and approvals. */
export function toPullRequest(found: GitLabMergeRequest): PullRequest {
  const state = states[found.state];
  return {
    number: found.iid,
    url: found.web_url,
    title: found.title,
    state,
    draft: found.draft ?? false,
    branch: found.source_branch,
    baseBranch: found.target_branch,
    headCommit: found.sha ?? '',
    mergedCommit: state === 'merged' ? mergedCommitOf(found) : undefined,
    mergedAt: utcTime(found.merged_at),
    closedAt: utcTime(found.closed_at ?? found.merged_at),
    closedBy:
      state === 'closed'
        ? (found.closed_by?.name ?? found.closed_by?.username)
        : undefined,
    mergeability: mergeabilityOf(found),
    checks: unknownChecks,
  };
}

/** Without a merge commit the merge was a fast-forward, of a squashed commit or of the head. */
function mergedCommitOf(found: GitLabMergeRequest): string | undefined {
  return (
    (found.merge_commit_sha || found.squash_commit_sha || found.sha) ??
    undefined
  );
}

function mergeabilityOf(
  found: GitLabMergeRequest,
): PullRequest['mergeability'] {
  if (found.state !== 'opened') return 'unknown';
  switch (found.detailed_merge_status ?? found.merge_status) {
    case 'mergeable':
    case 'can_be_merged':
      return 'mergeable';
    case 'conflict':
    case 'cannot_be_merged':
      return 'conflicting';
    case 'checking':
    case 'unchecked':
    case 'preparing':
    case 'approvals_syncing':
    case 'cannot_be_merged_recheck':
    case 'cannot_be_merged_rechecking':
      return 'computing';
    case undefined:
    case null:
      return 'unknown';
    default:
      return 'blocked';
  }
}

const jobStates: Record<string, CheckState> = {
  success: 'success',
  failed: 'failure',
  canceled: 'failure',
  skipped: 'neutral',
};

export function checkOfPipeline({
  status,
  web_url,
}: NonNullable<GitLabMergeRequest['head_pipeline']>): PullRequestCheck {
  return checkOf({
    name: 'pipeline',
    state: jobStates[status] ?? 'pending',
    description: status,
    url: web_url,
  });
}

/** A job that may fail holds nothing up, nor does a manual one that may stay undone. */
export function checkOfStatus(job: GitLabStatus): PullRequestCheck {
  const state = jobStates[job.status] ?? 'pending';
  const optional =
    job.allow_failure && (state === 'failure' || job.status === 'manual');
  return checkOf({
    name: job.name,
    state: optional ? 'neutral' : state,
    description: job.description ?? job.status,
    url: job.target_url,
  });
}
