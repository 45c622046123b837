import type { CommitStatus } from './model';
import type { Repository } from './Repository';

/** The newest status of each context of a commit. */
export function latestStatuses(
  repository: Repository,
  sha: string,
): CommitStatus[] {
  const newest = new Map<string, CommitStatus>();
  for (const status of repository.statuses.get(sha) ?? []) {
    newest.set(status.context, status);
  }
  return Array.from(newest.values());
}

/** All of them together: failure wins over pending, and pending over success. */
export function combinedState(
  statuses: CommitStatus[],
): 'failure' | 'pending' | 'success' {
  if (statuses.some(({ state }) => state === 'failure' || state === 'error')) {
    return 'failure';
  }
  return statuses.length === 0 ||
    statuses.some(({ state }) => state === 'pending')
    ? 'pending'
    : 'success';
}
