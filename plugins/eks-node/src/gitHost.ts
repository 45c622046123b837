import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { PullRequest } from '@xkf/backstage-plugin-eks-common';

/** A file of a repository at one commit. @public */
export interface RepositoryFile {
  /** Path from the root, with `/`, without a leading one. */
  path: string;
  /** Absent when the commit has no such file. */
  content?: string;
  /** Id that changes with the content; absent when there is no file. */
  blobId?: string;
}

/** Files of a repository, all read at one commit. @public */
export interface RepositorySnapshot {
  commit: string;
  files: RepositoryFile[];
}

/** A file as a change leaves it. @public */
export interface ChangedFile {
  path: string;
  /** Whole new content. Absent: the file is deleted. */
  content?: string;
}

/** What a branch shall hold. @public */
export interface ChangeRequest {
  /** Branch that the change is meant for. */
  baseBranch: string;
  /** Commit of the base branch that the contents were computed at; the new branch starts there. */
  baseCommit: string;
  /** Name of the branch: lower case, `[a-z0-9/-]`, at most 100 characters. */
  branch: string;
  files: readonly ChangedFile[];
  /** Commit message without trailers; the operation's trailer is added. */
  message: string;
  /** Identifies the intent, as `[\w.:-]{1,100}`. Two calls with one id are one change. */
  operationId: string;
  signal?: AbortSignal;
}

/**
 * What became of a branch.
 *
 * `created`: it did not exist. `reused`: it held just these contents.
 * `advanced`: it was ours and got one more commit. `conflict`: it holds commits
 * of somebody else, changed under our hands three times, was deleted by a person,
 * or its pull request has ended with other contents; nothing was written, and the
 * commit is the one seen last.
 * `unchanged`: the base branch holds these contents already; no branch was made.
 * @public
 */
export interface ChangeOutcome {
  outcome: 'created' | 'reused' | 'advanced' | 'conflict' | 'unchanged';
  headCommit: string;
  /** Why there is a conflict, as a sentence. */
  reason?: string;
}

/** What a pull request shall say. @public */
export interface PullRequestRequest {
  branch: string;
  baseBranch: string;
  title: string;
  /** Markdown. Shortened with a note where the host allows less. */
  body: string;
  labels?: readonly string[];
  draft?: boolean;
  operationId: string;
  signal?: AbortSignal;
}

/**
 * `closed`: the newest pull request of this branch was closed by somebody or
 * merged, so none was opened; a new one needs a new operation id.
 * @public
 */
export interface PullRequestOutcome {
  outcome: 'created' | 'existing' | 'closed';
  pullRequest: PullRequest;
}

/** Where a pull request is looked for. @public */
export interface PullRequestSearch {
  branch: string;
  baseBranch: string;
  signal?: AbortSignal;
}

/**
 * One repository on a Git host. Every verb may be repeated at any time without
 * doing its work twice. Merging is absent: people merge.
 *
 * All verbs throw the reason of the caller's own signal when it aborts, and else
 * `@backstage/errors` only: `InputError` (more than 100 files, or a branch,
 * operation id or topic in a form that no host takes), `NotFoundError` (reading: no such
 * repository, branch or commit), `NotAllowedError` (the credentials are missing,
 * expired or may not do this; names host, repository and what is missing),
 * `ServiceUnavailableError` (unreachable, rate limited, answer cut off or not
 * understood), `ConflictError` (the host's state forbids it).
 * @public
 */
export interface GitRepository {
  /** `github`, `azure-devops`, `gitlab`, or a name of a module. */
  readonly hostKind: string;
  /** Page of the repository for people, without a trailing `/` or `.git`. */
  readonly url: string;
  /** Short name for people, such as `acme/xkf`. */
  readonly name: string;
  /** Page that shows a file, at a branch or commit, optionally at a line (from 1). */
  fileUrl(options: { path: string; ref: string; line?: number }): string;
  /** Page that shows a commit. */
  commitUrl(commit: string): string;
  /** Newest commit of a branch. */
  headOf(branch: string, options?: { signal?: AbortSignal }): Promise<string>;
  /** Paths of the files right in a directory at a commit; empty when it does not exist. */
  listFiles(
    commit: string,
    directory: string,
    options?: { signal?: AbortSignal },
  ): Promise<string[]>;
  /** Contents of up to 100 files at a commit. */
  readFiles(
    commit: string,
    paths: readonly string[],
    options?: { signal?: AbortSignal },
  ): Promise<RepositorySnapshot>;
  /** Makes the branch hold the contents. Never forces, never touches a foreign commit. */
  ensureChange(request: ChangeRequest): Promise<ChangeOutcome>;
  /** Finds the open pull request of the branch, or opens one. */
  ensurePullRequest(request: PullRequestRequest): Promise<PullRequestOutcome>;
  /**
   * The open pull request of a branch, whatever its base, or else the newest that
   * has ended. Its checks are `unknown`; `getPullRequest` reads them.
   */
  findPullRequest(search: PullRequestSearch): Promise<PullRequest | undefined>;
  /** A pull request with its checks. */
  getPullRequest(
    number: number,
    options?: { signal?: AbortSignal },
  ): Promise<PullRequest>;
  /** Writes the comment about a topic, or brings the one written before up to date. */
  ensureComment(options: {
    number: number;
    operationId: string;
    topic: string;
    body: string;
    signal?: AbortSignal;
  }): Promise<void>;
  /** Closes an open pull request without merging; nothing to do when it is not open. */
  closePullRequest(
    number: number,
    options?: { signal?: AbortSignal },
  ): Promise<void>;
  /** Deletes a branch while it still stands at the commit; else, or without a branch, does nothing. */
  deleteBranch(options: {
    branch: string;
    expectedCommit: string;
    signal?: AbortSignal;
  }): Promise<void>;
}

/**
 * A kind of Git host. The hosts of `integrations:` in the configuration decide
 * which provider opens a repository.
 * @public
 */
export interface GitHostProvider {
  readonly name: string;
  /**
   * The repository of a URL, or undefined when its host is not one of this kind.
   * @throws InputError when the host is, but the URL names no repository
   */
  open(repoUrl: string): GitRepository | undefined;
}

/** @public */
export interface GitHostExtensionPoint {
  /** Providers of modules are asked before the built-in ones. @throws ConflictError when the name is taken */
  addGitHost(provider: GitHostProvider): void;
}

/** Adds kinds of Git hosts besides GitHub, Azure DevOps and GitLab. @public */
export const eksGitHostExtensionPoint =
  createExtensionPoint<GitHostExtensionPoint>({ id: 'eks.git-host' });
