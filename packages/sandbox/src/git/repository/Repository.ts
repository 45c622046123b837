import { GitHubError } from '../errors';
import type { Commit } from '../objects/commit';
import { isAncestor } from '../objects/history';
import { ObjectDatabase } from '../objects/ObjectDatabase';
import type { CommitStatus, Label, PullRequest } from './model';

/** What a repository is made from. */
export interface RepositoryDescription {
  id: number;
  owner: string;
  name: string;
  description: string;
  createdAt: Date;
}

/** What happens when branches move. */
export interface BranchListener {
  moved(repository: Repository, branch: string): void;
  deleted(repository: Repository, branch: string): void;
}

/** A repository: objects, branches, pull requests and what is said about them. */
export class Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: Date;
  readonly defaultBranch = 'main';
  readonly objects = new ObjectDatabase();
  readonly pulls = new Map<number, PullRequest>();
  readonly statuses = new Map<string, CommitStatus[]>();
  readonly labels = new Map<string, Label>();
  pushedAt: Date;
  readonly #branches = new Map<string, string>();
  readonly #listener: BranchListener;

  constructor(description: RepositoryDescription, listener: BranchListener) {
    this.id = description.id;
    this.owner = description.owner;
    this.name = description.name;
    this.description = description.description;
    this.createdAt = description.createdAt;
    this.pushedAt = description.createdAt;
    this.#listener = listener;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** The branches with their commits, by name. */
  branches(): { name: string; sha: string }[] {
    return Array.from(this.#branches, ([name, sha]) => ({ name, sha })).sort(
      (left, right) => (left.name < right.name ? -1 : 1),
    );
  }

  /** The commit of a branch. */
  branch(name: string): string | undefined {
    return this.#branches.get(name);
  }

  /** A commit by branch, by `heads/BRANCH`, by its id or by the beginning of its id. */
  resolve(ref: string): Commit | undefined {
    const name = ref.replace(/^(refs\/)?heads\//, '');
    const sha = this.branch(ref) ?? this.branch(name);
    if (sha) {
      return this.objects.commit(sha);
    }
    const byPrefix = this.objects.commitsByPrefix(ref);
    return byPrefix.length === 1 ? byPrefix[0] : undefined;
  }

  /**
   * Creates a branch.
   *
   * @throws GitHubError 422 as the API answers it
   */
  createBranch(name: string, sha: string): void {
    if (this.#branches.has(name)) {
      throw new GitHubError(422, 'Reference already exists');
    }
    if (!this.objects.commit(sha)) {
      throw new GitHubError(422, 'Object does not exist');
    }
    const clash = this.branches().some(
      other =>
        other.name.startsWith(`${name}/`) || name.startsWith(`${other.name}/`),
    );
    if (clash) {
      throw new GitHubError(422, 'Reference update failed');
    }
    this.#move(name, sha);
  }

  /**
   * Moves a branch to a commit that comes after its own one.
   *
   * @throws GitHubError 422 when there is no such branch or commit, or when it would lose commits
   */
  moveBranch(name: string, sha: string, force = false): void {
    const current = this.#branches.get(name);
    if (!current) {
      throw new GitHubError(422, 'Reference does not exist');
    }
    if (!this.objects.commit(sha)) {
      throw new GitHubError(422, 'Object does not exist');
    }
    if (!force && !isAncestor(this.objects, current, sha)) {
      throw new GitHubError(422, 'Update is not a fast forward');
    }
    if (current !== sha) {
      this.#move(name, sha);
    }
  }

  /**
   * Removes a branch; pull requests from it are closed.
   *
   * @throws GitHubError 422 when there is none, or when it is the default branch
   */
  deleteBranch(name: string): void {
    if (!this.#branches.has(name)) {
      throw new GitHubError(422, 'Reference does not exist');
    }
    if (name === this.defaultBranch) {
      throw new GitHubError(422, 'Cannot delete the default branch');
    }
    this.#branches.delete(name);
    this.#listener.deleted(this, name);
  }

  #move(name: string, sha: string): void {
    this.#branches.set(name, sha);
    this.pushedAt = this.objects.commit(sha)?.committer.date ?? this.pushedAt;
    this.#listener.moved(this, name);
  }
}
