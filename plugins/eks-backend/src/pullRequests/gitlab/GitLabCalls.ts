import { HostCalls, HostComment, NewCommit, NewPullRequest } from '../ensure';
import { Clock, Credentials, HostClient, TrafficLimits } from '../http';
import { encodeSegments } from '../paths';
import { GitLabAddress } from './GitLabAddress';
import { GitLabBranches } from './GitLabBranches';
import { GitLabFiles } from './GitLabFiles';
import { GitLabMergeRequests } from './GitLabMergeRequests';

interface Options {
  signal?: AbortSignal;
}

/** One project on gitlab.com or a GitLab of one's own. */
export class GitLabCalls implements HostCalls {
  readonly kind = 'gitlab';
  readonly title = 'GitLab';
  readonly host: string;
  readonly url: string;
  readonly name: string;
  readonly rights = {
    read: 'read_api',
    write: 'api (role Developer)',
    pullRequests: 'api (role Developer)',
  };
  readonly textLimits = { title: 240, body: 1_000_000, comment: 1_000_000 };
  readonly #files: GitLabFiles;
  readonly #branches: GitLabBranches;
  readonly #requests: GitLabMergeRequests;

  constructor(
    address: GitLabAddress,
    options: {
      credentials(): Promise<Credentials>;
      limits: TrafficLimits;
      clock: Clock;
    },
  ) {
    this.host = address.host;
    this.url = address.url;
    this.name = address.project;
    const client = new HostClient({ baseUrl: address.apiBaseUrl, ...options });
    const root = `/projects/${encodeURIComponent(address.project)}`;
    this.#files = new GitLabFiles(client, root, options.limits.fileBytes);
    this.#branches = new GitLabBranches(client, root);
    this.#requests = new GitLabMergeRequests(client, root);
  }

  fileUrl({ path, ref, line }: { path: string; ref: string; line?: number }) {
    const anchor = line ? `#L${line}` : '';
    return `${this.url}/-/blob/${encodeSegments(ref)}/${encodeSegments(path)}${anchor}`;
  }

  commitUrl(commit: string) {
    return `${this.url}/-/commit/${commit}`;
  }

  headOf(branch: string, options: Options) {
    return this.#branches.headOf(branch, options);
  }

  listFiles(commit: string, directory: string, options: Options) {
    return this.#files.list(commit, directory, options);
  }

  readFile(commit: string, path: string, options: Options) {
    return this.#files.read(commit, path, options);
  }

  aheadOf(baseBranch: string, head: string, options: Options) {
    return this.#branches.aheadOf(baseBranch, head, options);
  }

  createBranch(commit: NewCommit) {
    return this.#branches.create(commit);
  }

  appendCommit(commit: NewCommit) {
    return this.#branches.append(commit);
  }

  deleteBranch(branch: string, expectedCommit: string, options: Options) {
    return this.#branches.delete(branch, expectedCommit, options);
  }

  findPullRequests(branch: string, options: Options) {
    return this.#requests.find(branch, options);
  }

  createPullRequest(request: NewPullRequest) {
    return this.#requests.create(request);
  }

  getPullRequest(number: number, options: Options) {
    return this.#requests.get(number, options);
  }

  closePullRequest(number: number, options: Options) {
    return this.#requests.close(number, options);
  }

  comments(number: number, options: Options) {
    return this.#requests.comments(number, options);
  }

  addComment(number: number, body: string, options: Options) {
    return this.#requests.addComment(number, body, options);
  }

  editComment(
    number: number,
    { id }: HostComment,
    body: string,
    options: Options,
  ) {
    return this.#requests.editComment(number, id, body, options);
  }
}
