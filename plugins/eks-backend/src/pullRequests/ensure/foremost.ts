import { PullRequest } from '@xkf/backstage-plugin-eks-common';

/**
 * The one of a branch's pull requests that counts: an open one before those
 * that ended, one for the wanted base before one that somebody pointed
 * elsewhere, the newest of what remains.
 */
export function foremost(
  pullRequests: readonly PullRequest[],
  baseBranch: string,
): PullRequest | undefined {
  const rank = (each: PullRequest) =>
    (each.state === 'open' ? 2 : 0) + (each.baseBranch === baseBranch ? 1 : 0);
  return [...pullRequests].sort(
    (a, b) => rank(b) - rank(a) || b.number - a.number,
  )[0];
}
