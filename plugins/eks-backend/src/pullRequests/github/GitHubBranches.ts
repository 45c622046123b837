import { Ahead, NewCommit } from '../ensure';
import { failedWith, HostClient, readPages } from '../http';
import { encodeSegments } from '../paths';
import { GitHubFiles } from './GitHubFiles';
import {
  branchSchema,
  compareSchema,
  createdSchema,
  refSchema,
} from './schemas';

/** A commit keeps its files as text; nothing the portal writes is executable. */
const FILE_MODE = '100644';
/** GitHub names at most so many files of a comparison. */
const COMPARED_FILES = 300;

interface Options {
  signal?: AbortSignal;
}

/** Reads and moves branches of one repository. */
export class GitHubBranches {
  constructor(
    private readonly client: HostClient,
    private readonly root: string,
    private readonly files: GitHubFiles,
  ) {}

  async headOf(
    branch: string,
    { signal }: Options,
  ): Promise<string | undefined> {
    const found = await this.client.jsonIfExists(branchSchema, {
      path: `${this.root}/branches/${encodeSegments(branch)}`,
      signal,
    });
    const tree = found?.commit.commit?.tree.sha;
    if (found && tree) this.files.remember(found.commit.sha, tree);
    return found?.commit.sha;
  }

  async aheadOf(
    baseBranch: string,
    head: string,
    { signal }: Options,
  ): Promise<Ahead> {
    let changedPaths: string[] = [];
    let total = 0;
    const { items } = await readPages(
      async (page, pageSize) => {
        const answer = await this.client.json(compareSchema, {
          path: `${this.root}/compare/${encodeSegments(baseBranch)}...${head}`,
          query: { page, per_page: pageSize },
          signal,
        });
        total = answer.ahead_by;
        // Only the first page names the files.
        if (page === 1) {
          changedPaths = (answer.files ?? []).flatMap(file =>
            file.previous_filename
              ? [file.filename, file.previous_filename]
              : [file.filename],
          );
        }
        return answer.commits;
      },
      { maxPages: 2 },
    );
    return {
      messages: items.map(({ commit }) => commit.message),
      complete: items.length >= total && changedPaths.length < COMPARED_FILES,
      changedPaths,
    };
  }

  /** Nothing of the work is visible before the last call, which must create the name. */
  async create(change: NewCommit): Promise<string | undefined> {
    const commit = await this.#commit(change);
    try {
      await this.client.json(refSchema, {
        method: 'POST',
        path: `${this.root}/git/refs`,
        body: { ref: `refs/heads/${change.branch}`, sha: commit },
        signal: change.signal,
      });
      return commit;
    } catch (error) {
      if (says(error, /already exists/i)) return undefined;
      throw error;
    }
  }

  async append(change: NewCommit): Promise<string | undefined> {
    const commit = await this.#commit(change);
    try {
      await this.client.json(refSchema, {
        method: 'PATCH',
        path: `${this.root}/git/refs/heads/${encodeSegments(change.branch)}`,
        body: { sha: commit, force: false },
        signal: change.signal,
      });
      return commit;
    } catch (error) {
      if (says(error, /not a fast.forward|does not exist/i)) return undefined;
      throw error;
    }
  }

  /** GitHub deletes without a condition, so the head is read right before. */
  async delete(
    branch: string,
    expectedCommit: string,
    { signal }: Options,
  ): Promise<'deleted' | 'missing' | 'moved'> {
    const head = await this.headOf(branch, { signal });
    if (!head) return 'missing';
    if (head !== expectedCommit) return 'moved';
    try {
      await this.client.send({
        method: 'DELETE',
        path: `${this.root}/git/refs/heads/${encodeSegments(branch)}`,
        signal,
      });
      return 'deleted';
    } catch (error) {
      if (says(error, /does not exist/i)) return 'missing';
      throw error;
    }
  }

  /** Without author and committer, so that GitHub signs what an app commits. */
  async #commit({
    parent,
    files,
    message,
    signal,
  }: NewCommit): Promise<string> {
    const baseTree = await this.files.treeOf(parent, { signal });
    const tree = await this.client.json(createdSchema, {
      method: 'POST',
      path: `${this.root}/git/trees`,
      repeatable: true,
      body: {
        base_tree: baseTree,
        tree: files.map(({ path, content }) => ({
          path,
          mode: FILE_MODE,
          type: 'blob',
          ...(content === undefined ? { sha: null } : { content }),
        })),
      },
      signal,
    });
    const commit = await this.client.json(createdSchema, {
      method: 'POST',
      path: `${this.root}/git/commits`,
      repeatable: true,
      body: { message, tree: tree.sha, parents: [parent] },
      signal,
    });
    this.files.remember(commit.sha, tree.sha);
    return commit.sha;
  }
}

/** Whether GitHub refused for the reason that these words name. */
export function says(error: unknown, words: RegExp): boolean {
  return failedWith(error, 'refused') && words.test(error.words ?? '');
}
