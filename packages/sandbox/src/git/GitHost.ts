import { GitHubError, validationFailed } from './errors';
import type { Signature } from './objects/commit';
import { commitsBetween, mergeBase } from './objects/history';
import { type FileChange, changesBetween } from './objects/changes';
import { mergeability } from './repository/mergeability';
import type {
  Comment,
  CommitStatus,
  Label,
  PullRequest,
} from './repository/model';
import { Repository } from './repository/Repository';
import type { GitUser } from './users';

/** What a new pull request says. */
export interface PullRequestInput {
  title: string;
  body?: string;
  head: string;
  base: string;
  draft?: boolean;
}

/** How a pull request is merged. */
export interface MergeInput {
  method: 'merge' | 'squash';
  title?: string;
  message?: string;
  /** The head that the caller has seen. */
  sha?: string;
  /** Score that the changes of the pipeline must stay below. */
  blastRadius?: number;
}

/** Those who react to what happens on the host. */
export interface GitListener {
  /** A pull request was opened, or its head has moved. */
  proposed?(repository: Repository, pull: PullRequest): void;
  merged?(
    repository: Repository,
    pull: PullRequest,
    blastRadius: number | undefined,
  ): void;
}

/** Who a user is in a commit. */
export function signatureOf(user: GitUser, date: Date): Signature {
  return { name: user.name, email: user.email, date };
}

/** The repositories and their pull requests. */
export class GitHost {
  readonly repositories = new Map<string, Repository>();
  readonly now: () => Date;
  readonly #listeners = new Set<GitListener>();
  #id = 10_000;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** A number that was not given before, for anything that needs an id. */
  nextId(): number {
    this.#id += 1;
    return this.#id;
  }

  listen(listener: GitListener): void {
    this.#listeners.add(listener);
  }

  /** Adds an empty repository. */
  addRepository(
    owner: string,
    name: string,
    description: string,
    createdAt: Date,
  ): Repository {
    const repository = new Repository(
      { id: this.nextId(), owner, name, description, createdAt },
      {
        moved: (moved, branch) => this.#branchMoved(moved, branch),
        deleted: (changed, branch) => this.#branchDeleted(changed, branch),
      },
    );
    this.repositories.set(repository.fullName.toLowerCase(), repository);
    return repository;
  }

  /** A repository by `owner/name` in any case. */
  repository(owner: string, name: string): Repository | undefined {
    return this.repositories.get(`${owner}/${name}`.toLowerCase());
  }

  /** Pull requests that are open, oldest first. */
  openPulls(repository: Repository): PullRequest[] {
    return Array.from(repository.pulls.values()).filter(
      pull => pull.state === 'open',
    );
  }

  /**
   * Opens a pull request.
   *
   * @throws GitHubError 422 when a branch is missing, nothing differs, or there is an open one already
   */
  openPull(
    repository: Repository,
    user: GitUser,
    input: PullRequestInput,
  ): PullRequest {
    const head = input.head.replace(/^[^:]+:/, '');
    const headSha = repository.branch(head);
    const baseSha = repository.branch(input.base);
    const missing = [
      ...(headSha ? [] : ['head']),
      ...(baseSha ? [] : ['base']),
    ];
    if (!headSha || !baseSha) {
      throw validationFailed(
        ...missing.map(field => ({
          resource: 'PullRequest',
          field,
          code: 'invalid',
        })),
      );
    }
    const refuse = (message: string) =>
      validationFailed({ resource: 'PullRequest', code: 'custom', message });
    if (
      this.openPulls(repository).some(
        pull => pull.head === head && pull.base === input.base,
      )
    ) {
      throw refuse(
        `A pull request already exists for ${repository.owner}:${head}.`,
      );
    }
    if (commitsBetween(repository.objects, baseSha, headSha).length === 0) {
      throw refuse(`No commits between ${input.base} and ${head}`);
    }
    const at = this.now();
    const number = repository.pulls.size + 1;
    const pull: PullRequest = {
      id: this.nextId(),
      number,
      title: input.title,
      body: input.body,
      user,
      draft: input.draft ?? false,
      state: 'open',
      base: input.base,
      head,
      baseSha,
      headSha,
      labels: [],
      comments: [],
      createdAt: at,
      updatedAt: at,
    };
    repository.pulls.set(number, pull);
    this.#listeners.forEach(each => each.proposed?.(repository, pull));
    return pull;
  }

  /**
   * Merges a pull request.
   *
   * @throws GitHubError 405 when it cannot be merged, 409 when its head is not the one the caller saw
   */
  merge(
    repository: Repository,
    pull: PullRequest,
    user: GitUser,
    input: MergeInput,
  ): string {
    const { objects } = repository;
    if (pull.state !== 'open' || pull.draft) {
      throw new GitHubError(405, 'Pull Request is not mergeable');
    }
    if (input.sha && input.sha !== pull.headSha) {
      throw new GitHubError(
        409,
        'Head branch was modified. Review and try the merge again.',
      );
    }
    const { tree } = mergeability(repository, pull);
    if (!tree) {
      throw new GitHubError(405, 'Pull Request is not mergeable');
    }
    const at = this.now();
    const base = repository.branch(pull.base) ?? pull.baseSha;
    const squash = input.method === 'squash';
    const title =
      input.title ??
      (squash
        ? `${pull.title} (#${pull.number})`
        : `Merge pull request #${pull.number} from ${repository.owner}/${pull.head}`);
    const { sha } = objects.putCommit({
      tree,
      parents: squash ? [base] : [base, pull.headSha],
      author: signatureOf(squash ? pull.user : user, at),
      committer: {
        name: 'GitHub',
        email: 'noreply@127.0.0.1',
        date: at,
      },
      message: [title, input.message ?? (squash ? '' : pull.title)]
        .filter(Boolean)
        .join('\n\n'),
    });
    pull.baseSha = base;
    pull.merged = { sha, at, by: user };
    pull.state = 'closed';
    pull.closedAt = at;
    pull.closedBy = user;
    pull.updatedAt = at;
    repository.moveBranch(pull.base, sha);
    this.#listeners.forEach(each =>
      each.merged?.(repository, pull, input.blastRadius),
    );
    return sha;
  }

  /** Closes a pull request without merging it. */
  close(pull: PullRequest, user: GitUser): void {
    if (pull.state === 'open') {
      pull.state = 'closed';
      pull.closedAt = this.now();
      pull.closedBy = user;
      pull.updatedAt = this.now();
    }
  }

  /**
   * Opens a closed pull request again.
   *
   * @throws GitHubError 422 when it is merged or its branch is gone
   */
  reopen(repository: Repository, pull: PullRequest): void {
    const headSha = repository.branch(pull.head);
    if (pull.state === 'open') {
      return;
    }
    if (pull.merged || !headSha) {
      throw validationFailed({
        resource: 'PullRequest',
        field: 'state',
        code: 'invalid',
        message: 'state cannot be changed.',
      });
    }
    pull.state = 'open';
    pull.closedAt = undefined;
    pull.closedBy = undefined;
    pull.headSha = headSha;
    pull.updatedAt = this.now();
    this.#listeners.forEach(each => each.proposed?.(repository, pull));
  }

  /** Adds a comment to a pull request. */
  comment(pull: PullRequest, user: GitUser, body: string): Comment {
    const at = this.now();
    const comment = {
      id: this.nextId(),
      user,
      body,
      createdAt: at,
      updatedAt: at,
    };
    pull.comments.push(comment);
    pull.updatedAt = at;
    return comment;
  }

  /** A label of a repository by its name, made when there is none. */
  label(repository: Repository, name: string): Label {
    const existing = repository.labels.get(name.toLowerCase());
    const label = existing ?? {
      id: this.nextId(),
      name,
      color: 'ededed',
      description: '',
    };
    repository.labels.set(name.toLowerCase(), label);
    return label;
  }

  /** Says something about a commit; an earlier status of the same context is superseded, not replaced. */
  addStatus(
    repository: Repository,
    sha: string,
    creator: GitUser,
    status: Pick<
      CommitStatus,
      'context' | 'state' | 'description' | 'targetUrl'
    >,
  ): CommitStatus {
    const at = this.now();
    const added = {
      ...status,
      id: this.nextId(),
      creator,
      createdAt: at,
      updatedAt: at,
    };
    const list = repository.statuses.get(sha) ?? [];
    repository.statuses.set(sha, [...list, added]);
    return added;
  }

  /** The files that a pull request changes, counted from where it left its base branch. */
  filesOf(repository: Repository, pull: PullRequest): FileChange[] {
    const { objects } = repository;
    const from = mergeBase(objects, pull.baseSha, pull.headSha);
    const head = objects.commit(pull.headSha);
    return head
      ? changesBetween(objects, from && objects.commit(from)?.tree, head.tree)
      : [];
  }

  #branchMoved(repository: Repository, branch: string): void {
    for (const pull of this.openPulls(repository)) {
      const sha = repository.branch(branch);
      if (sha && pull.base === branch) {
        pull.baseSha = sha;
      }
      if (sha && pull.head === branch && pull.headSha !== sha) {
        pull.headSha = sha;
        pull.updatedAt = this.now();
        this.#listeners.forEach(each => each.proposed?.(repository, pull));
      }
    }
  }

  #branchDeleted(repository: Repository, branch: string): void {
    for (const pull of this.openPulls(repository)) {
      if (pull.head === branch || pull.base === branch) {
        this.close(pull, pull.user);
      }
    }
  }
}
