import {
  HostCalls,
  HostComment,
  HostRights,
  NewCommit,
  NewPullRequest,
} from './HostCalls';

type Call<Name extends keyof HostCalls> = NonNullable<HostCalls[Name]>;

interface Options {
  signal?: AbortSignal;
}

/** Reading a host's files. */
export interface FileCalls {
  list: Call<'listFiles'>;
  read: Call<'readFile'>;
}

/** A host's branches and commits. */
export interface BranchCalls {
  headOf: Call<'headOf'>;
  aheadOf: Call<'aheadOf'>;
  create: Call<'createBranch'>;
  append: Call<'appendCommit'>;
  delete: Call<'deleteBranch'>;
}

/** A host's pull requests, however it calls them. */
export interface PullRequestCalls {
  find: Call<'findPullRequests'>;
  create: Call<'createPullRequest'>;
  addLabels?: Call<'addLabels'>;
  get: Call<'getPullRequest'>;
  close: Call<'closePullRequest'>;
  comments: Call<'comments'>;
  addComment: Call<'addComment'>;
  editComment(
    number: number,
    commentId: string,
    body: string,
    options: Options,
  ): Promise<void>;
}

/** The calls of a host whose files, branches and pull requests are parts of their own. */
export abstract class JoinedCalls implements HostCalls {
  abstract readonly kind: string;
  abstract readonly title: string;
  abstract readonly host: string;
  abstract readonly url: string;
  abstract readonly name: string;
  abstract readonly rights: HostRights;
  abstract readonly textLimits: HostCalls['textLimits'];
  protected abstract readonly files: FileCalls;
  protected abstract readonly branches: BranchCalls;
  protected abstract readonly pulls: PullRequestCalls;

  abstract fileUrl(place: { path: string; ref: string; line?: number }): string;
  abstract commitUrl(commit: string): string;

  headOf(branch: string, options: Options) {
    return this.branches.headOf(branch, options);
  }

  listFiles(commit: string, directory: string, options: Options) {
    return this.files.list(commit, directory, options);
  }

  readFile(commit: string, path: string, options: Options) {
    return this.files.read(commit, path, options);
  }

  aheadOf(baseBranch: string, head: string, options: Options) {
    return this.branches.aheadOf(baseBranch, head, options);
  }

  createBranch(commit: NewCommit) {
    return this.branches.create(commit);
  }

  appendCommit(commit: NewCommit) {
    return this.branches.append(commit);
  }

  deleteBranch(branch: string, expectedCommit: string, options: Options) {
    return this.branches.delete(branch, expectedCommit, options);
  }

  findPullRequests(branch: string, options: Options) {
    return this.pulls.find(branch, options);
  }

  createPullRequest(request: NewPullRequest) {
    return this.pulls.create(request);
  }

  get addLabels(): HostCalls['addLabels'] {
    return this.pulls.addLabels?.bind(this.pulls);
  }

  getPullRequest(number: number, options: Options) {
    return this.pulls.get(number, options);
  }

  closePullRequest(number: number, options: Options) {
    return this.pulls.close(number, options);
  }

  comments(number: number, options: Options) {
    return this.pulls.comments(number, options);
  }

  addComment(number: number, body: string, options: Options) {
    return this.pulls.addComment(number, body, options);
  }

  editComment(
    number: number,
    { id }: HostComment,
    body: string,
    options: Options,
  ) {
    return this.pulls.editComment(number, id, body, options);
  }
}
