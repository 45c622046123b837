import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { ChangedFile, RepositoryFile } from '@xkf/backstage-plugin-eks-node';

/** A file at a commit, with what a host needs to change it safely. */
export interface HostFile extends RepositoryFile {
  /** GitLab: the commit that changed the file last. */
  lastCommit?: string;
}

/** What a branch has that its base branch has not. */
export interface Ahead {
  /** Messages of the commits. */
  messages: string[];
  /** False when there are more commits or files than could be read. */
  complete: boolean;
  /** Paths of the files that these commits changed. */
  changedPaths: string[];
}

/** One commit to be written. */
export interface NewCommit {
  branch: string;
  /** Commit to build on; the new one has no other parent. */
  parent: string;
  /** Files at the parent, for those that are changed. */
  before: readonly HostFile[];
  files: readonly ChangedFile[];
  /** Whole message, trailer included. */
  message: string;
  signal?: AbortSignal;
}

export interface NewPullRequest {
  branch: string;
  baseBranch: string;
  title: string;
  body: string;
  labels: readonly string[];
  draft: boolean;
  signal?: AbortSignal;
}

export interface HostComment {
  /** Opaque to the algorithm. */
  id: string;
  body: string;
}

/** What a host calls the right that a verb needs. */
export interface HostRights {
  read: string;
  write: string;
  pullRequests: string;
}

interface Options {
  signal?: AbortSignal;
}

/**
 * The single calls of a host that the verbs of a repository are built from.
 * None of them repeats itself, compares or decides; all throw `HostFailure`.
 */
export interface HostCalls {
  readonly kind: string;
  /** Name of the product for people, such as `Azure DevOps`. */
  readonly title: string;
  /** Host name with port, for messages. */
  readonly host: string;
  readonly url: string;
  readonly name: string;
  readonly rights: HostRights;
  readonly textLimits: { title: number; body: number; comment: number };
  fileUrl(options: { path: string; ref: string; line?: number }): string;
  commitUrl(commit: string): string;

  /** Newest commit; undefined when there is no such branch. */
  headOf(branch: string, options: Options): Promise<string | undefined>;
  listFiles(
    commit: string,
    directory: string,
    options: Options,
  ): Promise<string[]>;
  readFile(commit: string, path: string, options: Options): Promise<HostFile>;
  aheadOf(
    baseBranch: string,
    headCommit: string,
    options: Options,
  ): Promise<Ahead>;

  /** @returns the new commit, or undefined when the branch exists already */
  createBranch(commit: NewCommit): Promise<string | undefined>;
  /** @returns the new commit, or undefined when the branch stands elsewhere than at `parent` */
  appendCommit(commit: NewCommit): Promise<string | undefined>;
  /** Deletes the branch if it stands at the commit; a missing one is fine. */
  deleteBranch(
    branch: string,
    expectedCommit: string,
    options: Options,
  ): Promise<'deleted' | 'missing' | 'moved'>;

  /** Pull requests of the branch in every state, whatever their base; forks left out. */
  findPullRequests(branch: string, options: Options): Promise<PullRequest[]>;
  /** @returns undefined when the host says there is one already */
  createPullRequest(request: NewPullRequest): Promise<PullRequest | undefined>;
  /** Adds labels to one that exists; absent where labels are part of the creation. */
  addLabels?(
    number: number,
    labels: readonly string[],
    options: Options,
  ): Promise<void>;
  /** With checks and approvals. */
  getPullRequest(number: number, options: Options): Promise<PullRequest>;
  closePullRequest(number: number, options: Options): Promise<void>;

  comments(number: number, options: Options): Promise<HostComment[]>;
  addComment(number: number, body: string, options: Options): Promise<void>;
  editComment(
    number: number,
    comment: HostComment,
    body: string,
    options: Options,
  ): Promise<void>;
}
