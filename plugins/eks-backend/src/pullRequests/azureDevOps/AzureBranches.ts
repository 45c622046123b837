import { Ahead, NewCommit } from '../ensure';
import { failedWith, HostClient, HostFailure } from '../http';
import {
  commitSchema,
  diffSchema,
  pushSchema,
  refsSchema,
  refUpdatesSchema,
} from './schemas';

/** Id of no object, which stands for "is not there" in updates of branches. */
const NOTHING = '0'.repeat(40);
const MAX_COMMITS = 30;
const MAX_CHANGES = 1000;

interface Options {
  signal?: AbortSignal;
}

/** Reads and moves branches of one repository. */
export class AzureBranches {
  constructor(
    private readonly client: HostClient,
    private readonly root: string,
  ) {}

  /** The filter matches beginnings, so `main` finds `main-old` too. */
  async headOf(
    branch: string,
    { signal }: Options,
  ): Promise<string | undefined> {
    const { value } = await this.client.json(refsSchema, {
      path: `${this.root}/refs`,
      query: { filter: `heads/${branch}`, $top: 1000 },
      signal,
    });
    return value.find(({ name }) => name === refName(branch))?.objectId;
  }

  /**
   * Follows the first parents one by one, because lists of commits shorten the
   * messages and so lose their trailers.
   */
  async aheadOf(
    baseBranch: string,
    head: string,
    { signal }: Options,
  ): Promise<Ahead> {
    const diff = await this.client.json(diffSchema, {
      path: `${this.root}/diffs/commits`,
      query: {
        baseVersion: baseBranch,
        baseVersionType: 'branch',
        targetVersion: head,
        targetVersionType: 'commit',
        diffCommonCommit: true,
        $top: MAX_CHANGES,
      },
      signal,
    });
    const messages: string[] = [];
    let next = head;
    let linear = true;
    while (next !== diff.commonCommit && messages.length < MAX_COMMITS) {
      const commit = await this.client.json(commitSchema, {
        path: `${this.root}/commits/${next}`,
        signal,
      });
      messages.push(commit.comment ?? '');
      const [parent, ...others] = commit.parents ?? [];
      if (!parent || others.length > 0) {
        linear = false;
        break;
      }
      next = parent;
    }
    const changes = diff.changes ?? [];
    return {
      messages,
      complete:
        linear &&
        next === diff.commonCommit &&
        diff.allChangesIncluded !== false &&
        changes.length < MAX_CHANGES,
      changedPaths: changes
        .filter(({ item }) => !item.isFolder)
        .flatMap(({ item, sourceServerItem }) => [item.path, sourceServerItem])
        .filter(path => path !== undefined)
        .map(path => path.replace(/^\//, '')),
    };
  }

  /**
   * One push with the base commit as the branch's old value. Azure DevOps makes
   * the branch when there is none ("update a file in a new branch" in its
   * documentation) and refuses when it stands elsewhere.
   */
  async create(change: NewCommit): Promise<string | undefined> {
    try {
      return await this.#push(change);
    } catch (error) {
      if (!isStale(error)) throw error;
      const head = await this.headOf(change.branch, { signal: change.signal });
      if (!head) throw error;
      return undefined;
    }
  }

  async append(change: NewCommit): Promise<string | undefined> {
    try {
      return await this.#push(change);
    } catch (error) {
      if (!isStale(error)) throw error;
      const head = await this.headOf(change.branch, { signal: change.signal });
      if (head === change.parent) throw error;
      return undefined;
    }
  }

  async delete(
    branch: string,
    expectedCommit: string,
    { signal }: Options,
  ): Promise<'deleted' | 'missing' | 'moved'> {
    const head = await this.headOf(branch, { signal });
    if (!head) return 'missing';
    if (head !== expectedCommit) return 'moved';
    const { value } = await this.client.json(refUpdatesSchema, {
      method: 'POST',
      path: `${this.root}/refs`,
      repeatable: true,
      body: [
        {
          name: refName(branch),
          oldObjectId: expectedCommit,
          newObjectId: NOTHING,
        },
      ],
      signal,
    });
    // The answer is 200 even when nothing was done.
    const [update] = value;
    if (update?.success) return 'deleted';
    const status = update?.updateStatus ?? 'unknown';
    if (/stale/i.test(status)) return 'moved';
    throw new HostFailure({
      reason: /permission|policy|locked/i.test(status)
        ? 'forbidden'
        : 'refused',
      status: 200,
      write: true,
      words: status,
    });
  }

  async #push(change: NewCommit): Promise<string> {
    const held = new Set(
      change.before
        .filter(({ content }) => content !== undefined)
        .map(({ path }) => path),
    );
    const push = await this.client.json(pushSchema, {
      method: 'POST',
      path: `${this.root}/pushes`,
      body: {
        refUpdates: [
          { name: refName(change.branch), oldObjectId: change.parent },
        ],
        commits: [
          {
            comment: change.message,
            changes: change.files.map(({ path, content }) =>
              changeOf(path, content, held.has(path)),
            ),
          },
        ],
      },
      signal: change.signal,
    });
    return push.commits[0].commitId;
  }
}

/** Also how Azure DevOps says that a path or name does not fit, so the branch has to be looked at. */
function isStale(error: unknown): boolean {
  return (
    failedWith(error, 'refused') &&
    (error.status === 409 || /TF401028/.test(error.words ?? ''))
  );
}

function changeOf(path: string, content: string | undefined, held: boolean) {
  const item = { path: `/${path}` };
  if (content === undefined) return { changeType: 'delete', item };
  return {
    changeType: held ? 'edit' : 'add',
    item,
    newContent: {
      // As text it could be recoded on the way.
      content: Buffer.from(content, 'utf8').toString('base64'),
      contentType: 'base64encoded',
    },
  };
}

export function refName(branch: string): string {
  return `refs/heads/${branch}`;
}
