import { objectId } from './objectId';
import { compareNames, type TreeEntry, treeContent } from './tree';
import { type Commit, commitContent, type CommitInput } from './commit';

/** The content-addressed objects of a repository, as in `.git/objects`. Nothing is ever removed. */
export class ObjectDatabase {
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, TreeEntry[]>();
  readonly #commits = new Map<string, Commit>();

  /** Keeps a file's content; returns its id. */
  putBlob(content: Buffer): string {
    const id = objectId('blob', content);
    this.#blobs.set(id, content);
    return id;
  }

  /** Keeps one folder; returns its id. */
  putTree(entries: TreeEntry[]): string {
    const sorted = [...entries].sort(compareNames);
    const id = objectId('tree', treeContent(sorted));
    this.#trees.set(id, sorted);
    return id;
  }

  /** Keeps a commit; returns it with its id. */
  putCommit(input: CommitInput): Commit {
    const sha = objectId('commit', commitContent(input));
    const commit = { sha, ...input };
    this.#commits.set(sha, commit);
    return commit;
  }

  blob(sha: string): Buffer | undefined {
    return this.#blobs.get(sha);
  }

  tree(sha: string): TreeEntry[] | undefined {
    return this.#trees.get(sha);
  }

  commit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  /** Commits whose id begins with a text of at least seven digits. */
  commitsByPrefix(prefix: string): Commit[] {
    return prefix.length < 7
      ? []
      : Array.from(this.#commits.values()).filter(commit =>
          commit.sha.startsWith(prefix),
        );
  }
}
