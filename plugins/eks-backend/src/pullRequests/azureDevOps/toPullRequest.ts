import {
  CheckState,
  PullRequest,
  PullRequestCheck,
} from '@xkf/backstage-plugin-eks-common';
import { checkOf, unknownChecks } from '../checks';
import { utcTime } from '../times';
import {
  AzureBuild,
  AzureEvaluation,
  AzurePullRequest,
  AzureStatus,
} from './schemas';

const states: Record<AzurePullRequest['status'], PullRequest['state']> = {
  active: 'open',
  completed: 'merged',
  abandoned: 'closed',
  notSet: 'open',
  all: 'open',
};

/** Reviewers' votes: 10 approved, 5 approved with suggestions. */
const APPROVED = 5;

/** A pull request without checks. @param repositoryUrl - page of the repository */
export function toPullRequest(
  found: AzurePullRequest,
  repositoryUrl: string,
): PullRequest {
  const state = states[found.status];
  return {
    number: found.pullRequestId,
    url: `${repositoryUrl}/pullrequest/${found.pullRequestId}`,
    title: found.title,
    state,
    draft: found.isDraft ?? false,
    branch: branchOf(found.sourceRefName),
    baseBranch: branchOf(found.targetRefName),
    headCommit: found.lastMergeSourceCommit?.commitId ?? '',
    mergedCommit:
      state === 'merged' ? found.lastMergeCommit?.commitId : undefined,
    mergedAt: state === 'merged' ? utcTime(found.closedDate) : undefined,
    closedAt: utcTime(found.closedDate),
    closedBy: state === 'closed' ? found.closedBy?.displayName : undefined,
    mergeability: mergeabilityOf(state, found.mergeStatus),
    checks: unknownChecks,
    approvals: (found.reviewers ?? [])
      .filter(({ vote = 0 }) => vote >= APPROVED)
      .map(({ displayName = 'unknown' }) => displayName),
  };
}

function branchOf(refName: string): string {
  return refName.replace(/^refs\/heads\//, '');
}

function mergeabilityOf(
  state: PullRequest['state'],
  mergeStatus: string | undefined,
): PullRequest['mergeability'] {
  if (state !== 'open') return 'unknown';
  switch (mergeStatus) {
    case 'succeeded':
      return 'mergeable';
    case 'conflicts':
      return 'conflicting';
    case 'rejectedByPolicy':
      return 'blocked';
    case 'queued':
    case 'notSet':
      return 'computing';
    default:
      return 'unknown';
  }
}

const statusStates: Record<string, CheckState> = {
  succeeded: 'success',
  failed: 'failure',
  error: 'failure',
  notApplicable: 'neutral',
  partiallySucceeded: 'neutral',
};

/** The newest status of each context; older ones are history. */
export function checksOfStatuses(
  statuses: readonly AzureStatus[],
): PullRequestCheck[] {
  const newest = new Map<string, AzureStatus>();
  const ordered = [...statuses].sort((a, b) => (a.id ?? 0) - (b.id ?? 0));
  for (const status of ordered) newest.set(nameOf(status), status);
  return [...newest.values()].map(status =>
    checkOf({
      name: nameOf(status),
      state: statusStates[status.state] ?? 'pending',
      description: status.description,
      url: status.targetUrl,
    }),
  );
}

function nameOf({ context }: AzureStatus): string {
  return context.genre ? `${context.genre}/${context.name}` : context.name;
}

const buildResults: Record<string, CheckState> = {
  succeeded: 'success',
  partiallySucceeded: 'neutral',
  failed: 'failure',
  canceled: 'failure',
};

/** The newest build of each pipeline; older ones were run again. */
export function checksOfBuilds(
  builds: readonly AzureBuild[],
): PullRequestCheck[] {
  const newest = new Map<string, AzureBuild>();
  for (const build of [...builds].sort((a, b) => a.id - b.id)) {
    newest.set(build.definition?.name ?? 'pipeline', build);
  }
  return [...newest].map(([name, { status, result, _links }]) =>
    checkOf({
      name,
      state:
        status === 'completed'
          ? (buildResults[result ?? ''] ?? 'neutral')
          : 'pending',
      description: status === 'completed' ? result : status,
      url: _links?.web?.href,
    }),
  );
}

const evaluationStates: Record<string, CheckState> = {
  approved: 'success',
  rejected: 'failure',
  broken: 'failure',
  notApplicable: 'neutral',
};

/** Build validation, required reviewers and the like show only as policies. */
export function checkOfEvaluation({
  status,
  configuration,
}: AzureEvaluation): PullRequestCheck {
  const { type, settings, isBlocking = true } = configuration;
  const kind = type.displayName ?? 'Policy';
  const detail = settings?.displayName ?? settings?.defaultReviewerName;
  const state = evaluationStates[status] ?? 'pending';
  return checkOf({
    name: detail ? `${kind}: ${detail}` : kind,
    // What does not block the merge is advice.
    state: state !== 'success' && !isBlocking ? 'neutral' : state,
    description: isBlocking ? undefined : 'optional',
  });
}
