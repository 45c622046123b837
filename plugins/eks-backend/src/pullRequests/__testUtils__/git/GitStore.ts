import { createHash } from 'node:crypto';

/** Content of each path. */
export type Tree = ReadonlyMap<string, Buffer>;

export interface StoredCommit {
  id: string;
  treeId: string;
  tree: Tree;
  parents: readonly string[];
  message: string;
}

/** Why a branch was not moved. */
export type Refusal = 'exists' | 'missing' | 'stale' | 'not a fast forward';

/** Commits, trees and branches with the rules of Git, in memory. */
export class GitStore {
  readonly #commits = new Map<string, StoredCommit>();
  readonly #trees = new Map<string, Tree>();
  readonly branches = new Map<string, string>();
  #made = 0;

  addTree(tree: Tree): string {
    const hash = createHash('sha1');
    for (const [path, content] of [...tree].sort(([a], [b]) =>
      a < b ? -1 : 1,
    )) {
      hash.update(`${path}\0${blobId(content)}\0`);
    }
    const id = hash.digest('hex');
    this.#trees.set(id, tree);
    return id;
  }

  tree(id: string): Tree | undefined {
    return this.#trees.get(id) ?? this.#commits.get(id)?.tree;
  }

  /** Every commit has an id of its own, as real ones have by their time. */
  addCommit(
    tree: Tree,
    parents: readonly string[],
    message: string,
  ): StoredCommit {
    this.#made += 1;
    const treeId = this.addTree(tree);
    const id = createHash('sha1')
      .update(`${this.#made} ${treeId} ${parents.join(' ')} ${message}`)
      .digest('hex');
    const commit = { id, treeId, tree, parents, message };
    this.#commits.set(id, commit);
    return commit;
  }

  commit(id: string | undefined): StoredCommit | undefined {
    return id === undefined ? undefined : this.#commits.get(id);
  }

  /** The commit with changed files on top of a parent. */
  commitOn(
    parent: string,
    changes: ReadonlyMap<string, Buffer | undefined>,
    message: string,
  ): StoredCommit {
    const tree = new Map(this.commit(parent)?.tree);
    for (const [path, content] of changes) {
      if (content === undefined) tree.delete(path);
      else tree.set(path, content);
    }
    return this.addCommit(tree, [parent], message);
  }

  createBranch(name: string, commit: string): Refusal | undefined {
    if (this.branches.has(name)) return 'exists';
    this.branches.set(name, commit);
    return undefined;
  }

  fastForward(name: string, commit: string): Refusal | undefined {
    const head = this.branches.get(name);
    if (!head) return 'missing';
    if (!this.#ancestors(commit).has(head)) return 'not a fast forward';
    this.branches.set(name, commit);
    return undefined;
  }

  /** Commits that `head` has and `base` has not, the newest first. */
  ahead(base: string, head: string): StoredCommit[] {
    const known = this.#ancestors(base);
    return [...this.#ancestors(head)]
      .filter(id => !known.has(id))
      .map(id => this.commit(id))
      .filter(commit => commit !== undefined);
  }

  mergeBase(left: string, right: string): string {
    const known = this.#ancestors(left);
    const found = [...this.#ancestors(right)].find(id => known.has(id));
    if (!found) throw new Error('The commits have no common history');
    return found;
  }

  /** Paths whose content differs between two commits. */
  changes(from: string, to: string): string[] {
    const before = this.commit(from)?.tree ?? new Map<string, Buffer>();
    const after = this.commit(to)?.tree ?? new Map<string, Buffer>();
    return [...new Set([...before.keys(), ...after.keys()])]
      .filter(path => {
        const [left, right] = [before.get(path), after.get(path)];
        return !left || !right || !left.equals(right);
      })
      .sort();
  }

  /** The commit that changed a file last, seen from a commit. */
  lastChange(commit: string, path: string): string {
    let id = commit;
    for (;;) {
      const [parent] = this.commit(id)?.parents ?? [];
      if (!parent || this.changes(parent, id).includes(path)) return id;
      id = parent;
    }
  }

  /** The commit itself first, then breadth first. */
  #ancestors(id: string): Set<string> {
    const found = new Set<string>();
    const next = [id];
    for (let each = next.shift(); each; each = next.shift()) {
      if (found.has(each)) continue;
      found.add(each);
      next.push(...(this.commit(each)?.parents ?? []));
    }
    return found;
  }
}

export function blobId(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.byteLength}\0`)
    .update(content)
    .digest('hex');
}
