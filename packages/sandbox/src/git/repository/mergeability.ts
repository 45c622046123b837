import { mergeBase } from '../objects/history';
import { mergeTrees } from '../objects/merge';
import { latestStatuses } from './statuses';
import type { PullRequest } from './model';
import type { Repository } from './Repository';

/** Whether a pull request can be merged. */
export interface Mergeability {
  mergeable: boolean;
  /** As in `mergeable_state`: conflicts, a draft, statuses that did not succeed, or nothing in the way. */
  state: 'dirty' | 'draft' | 'unstable' | 'clean';
  /** The tree that a merge gives, unless there are conflicts. */
  tree?: string;
  conflicts: string[];
}

/** Tries the merge of a pull request without keeping it. */
export function mergeability(
  repository: Repository,
  pull: PullRequest,
): Mergeability {
  const { objects } = repository;
  const base = repository.branch(pull.base) ?? pull.baseSha;
  const common = mergeBase(objects, base, pull.headSha);
  const [baseTree, oursTree, theirsTree] = [common, base, pull.headSha].map(
    sha => (sha && objects.commit(sha)?.tree) || objects.putTree([]),
  );
  const { tree, conflicts } = mergeTrees(
    objects,
    baseTree,
    oursTree,
    theirsTree,
  );
  if (!tree) {
    return { mergeable: false, state: 'dirty', conflicts: conflicts ?? [] };
  }
  const unfinished = latestStatuses(repository, pull.headSha).some(
    status => status.state !== 'success',
  );
  const ready = unfinished ? 'unstable' : 'clean';
  return {
    mergeable: true,
    state: pull.draft ? 'draft' : ready,
    tree,
    conflicts: [],
  };
}
