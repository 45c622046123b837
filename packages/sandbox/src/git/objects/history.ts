import { entryAt } from './files';
import type { Commit } from './commit';
import type { ObjectDatabase } from './ObjectDatabase';

/** A commit and all before it, newest first. */
export function ancestors(objects: ObjectDatabase, sha: string): Commit[] {
  const seen = new Map<string, Commit>();
  const open = [sha];
  for (let next = open.shift(); next; next = open.shift()) {
    const commit = seen.has(next) ? undefined : objects.commit(next);
    if (commit) {
      seen.set(next, commit);
      open.push(...commit.parents);
    }
  }
  // A parent comes after its children also when both were made in the same second.
  const order = Array.from(seen.values());
  return order
    .map((commit, index) => ({ commit, index }))
    .sort(
      (left, right) =>
        right.commit.committer.date.getTime() -
          left.commit.committer.date.getTime() || left.index - right.index,
    )
    .map(({ commit }) => commit);
}

/** Whether a commit is another one or lies before it. */
export function isAncestor(
  objects: ObjectDatabase,
  ancestor: string,
  descendant: string,
): boolean {
  return ancestors(objects, descendant).some(({ sha }) => sha === ancestor);
}

/** The newest commit that two commits have in common. */
export function mergeBase(
  objects: ObjectDatabase,
  left: string,
  right: string,
): string | undefined {
  const ofLeft = new Set(ancestors(objects, left).map(({ sha }) => sha));
  return ancestors(objects, right).find(({ sha }) => ofLeft.has(sha))?.sha;
}

/** The commits that `head` has and `base` has not, oldest first. */
export function commitsBetween(
  objects: ObjectDatabase,
  base: string,
  head: string,
): Commit[] {
  const known = new Set(ancestors(objects, base).map(({ sha }) => sha));
  return ancestors(objects, head)
    .filter(({ sha }) => !known.has(sha))
    .reverse();
}

/** The commits up to `sha` that changed what lies at a path, newest first. */
export function commitsTouching(
  objects: ObjectDatabase,
  sha: string,
  path: string,
): Commit[] {
  const idIn = (commit: Commit | undefined) =>
    commit && entryAt(objects, commit.tree, path)?.sha;
  return ancestors(objects, sha).filter(commit => {
    const own = idIn(commit);
    const before = commit.parents.map(parent => idIn(objects.commit(parent)));
    return before.length === 0
      ? own !== undefined
      : before.every(id => id !== own);
  });
}
