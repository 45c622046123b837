import {
  CheckState,
  PullRequest,
  PullRequestCheck,
} from '@xkf/backstage-plugin-eks-common';

const MAX_DESCRIPTION = 300;

/** Checks of a pull request before anybody asked for them. */
export const unknownChecks: PullRequest['checks'] = {
  state: 'unknown',
  items: [],
};

/**
 * All checks with the worst state among them. A source that could not be read
 * leaves the whole unknown unless something failed for sure.
 */
export function summarizeChecks(
  items: PullRequestCheck[],
  { complete }: { complete: boolean },
): PullRequest['checks'] {
  const has = (state: CheckState) => items.some(item => item.state === state);
  if (has('failure')) return { state: 'failure', items };
  if (!complete) return { state: 'unknown', items };
  if (has('pending')) return { state: 'pending', items };
  return { state: items.length > 0 ? 'success' : 'none', items };
}

/** A check with its texts in bounds and links that a browser may follow. */
export function checkOf(options: {
  name: string;
  state: CheckState;
  description?: string | null;
  url?: string | null;
}): PullRequestCheck {
  const { name, state, description, url } = options;
  return {
    name: name.slice(0, MAX_DESCRIPTION),
    state,
    description: description?.slice(0, MAX_DESCRIPTION) || undefined,
    url: url && /^https?:\/\//.test(url) ? url : undefined,
  };
}

/**
 * The checks that count now. After the merge these are what runs on the merged
 * commit, such as the apply; until something runs there, those of the pull request.
 */
export async function currentChecks(
  { mergedCommit, headCommit }: PullRequest,
  read: {
    ofMerge(commit: string): Promise<PullRequest['checks']>;
    ofPullRequest(): Promise<PullRequest['checks']>;
  },
): Promise<PullRequest['checks']> {
  if (mergedCommit && mergedCommit !== headCommit) {
    const checks = await read.ofMerge(mergedCommit);
    if (checks.items.length > 0) return checks;
  }
  return read.ofPullRequest();
}
