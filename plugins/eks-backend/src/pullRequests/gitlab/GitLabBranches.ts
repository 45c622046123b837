import { Ahead, NewCommit } from '../ensure';
import { failedWith, HostClient } from '../http';
import { branchSchema, commitSchema, compareSchema } from './schemas';

const MAX_COMMITS = 200;
const MAX_DIFFS = 1000;

interface Options {
  signal?: AbortSignal;
}

/** Reads and moves branches of one project. */
export class GitLabBranches {
  constructor(
    private readonly client: HostClient,
    private readonly root: string,
  ) {}

  async headOf(
    branch: string,
    { signal }: Options,
  ): Promise<string | undefined> {
    const found = await this.client.jsonIfExists(branchSchema, {
      path: this.#branch(branch),
      signal,
    });
    return found?.commit.id;
  }

  async aheadOf(
    baseBranch: string,
    head: string,
    { signal }: Options,
  ): Promise<Ahead> {
    const { commits, diffs, compare_timeout } = await this.client.json(
      compareSchema,
      {
        path: `${this.root}/repository/compare`,
        query: { from: baseBranch, to: head },
        signal,
      },
    );
    return {
      messages: commits.map(({ message }) => message),
      complete:
        !compare_timeout &&
        commits.length < MAX_COMMITS &&
        diffs.length < MAX_DIFFS,
      changedPaths: [
        ...new Set(diffs.flatMap(diff => [diff.old_path, diff.new_path])),
      ],
    };
  }

  /** `start_sha` makes the branch, so GitLab refuses when there is one. */
  async create(change: NewCommit): Promise<string | undefined> {
    try {
      const commit = await this.#commit(change, { start_sha: change.parent });
      return commit.id;
    } catch (error) {
      if (!isRefused(error)) throw error;
      // The words may be in the language of the server, so the branch is asked.
      const head = await this.headOf(change.branch, { signal: change.signal });
      if (!head) throw error;
      return undefined;
    }
  }

  /**
   * GitLab commits on whatever the branch holds and compares single files only.
   * A commit that slipped in between stays in the history below ours and is
   * told by the parent.
   */
  async append(change: NewCommit): Promise<string | undefined> {
    try {
      const commit = await this.#commit(change, {});
      return commit.parent_ids?.[0] === change.parent ? commit.id : undefined;
    } catch (error) {
      if (!isRefused(error) && !failedWith(error, 'missing')) throw error;
      const head = await this.headOf(change.branch, { signal: change.signal });
      if (head === change.parent) throw error;
      return undefined;
    }
  }

  /** GitLab deletes without a condition, so the head is read right before. */
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
        path: this.#branch(branch),
        signal,
      });
      return 'deleted';
    } catch (error) {
      if (!failedWith(error, 'missing')) throw error;
      if (await this.headOf(branch, { signal })) throw error;
      return 'missing';
    }
  }

  #commit(change: NewCommit, start: { start_sha?: string }) {
    const before = new Map(change.before.map(file => [file.path, file]));
    return this.client.json(commitSchema, {
      method: 'POST',
      path: `${this.root}/repository/commits`,
      body: {
        branch: change.branch,
        ...start,
        commit_message: change.message,
        actions: change.files.map(({ path, content }) => {
          const held = before.get(path);
          const exists = held?.content !== undefined;
          return {
            action: actionFor(content, exists),
            file_path: path,
            ...(content !== undefined && {
              // As text it could be recoded on the way.
              content: Buffer.from(content, 'utf8').toString('base64'),
              encoding: 'base64',
            }),
            ...(exists && { last_commit_id: held?.lastCommit }),
          };
        }),
      },
      signal: change.signal,
    });
  }

  #branch(branch: string): string {
    return `${this.root}/repository/branches/${encodeURIComponent(branch)}`;
  }
}

function actionFor(content: string | undefined, exists: boolean) {
  if (content === undefined) return 'delete';
  return exists ? 'update' : 'create';
}

function isRefused(error: unknown): boolean {
  return failedWith(error, 'refused');
}
