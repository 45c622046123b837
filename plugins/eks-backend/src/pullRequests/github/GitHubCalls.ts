import { HostCalls, HostComment, NewCommit, NewPullRequest } from '../ensure';
import { Clock, Credentials, HostClient, TrafficLimits } from '../http';
import { encodeSegments } from '../paths';
import { GitHubAddress } from './GitHubAddress';
import { GitHubBranches } from './GitHubBranches';
import { GitHubFiles } from './GitHubFiles';
import { GitHubPullRequests } from './GitHubPullRequests';

interface Options {
  signal?: AbortSignal;
}

/** One repository on github.com or a GitHub Enterprise Server. */
export class GitHubCalls implements HostCalls {
  readonly kind = 'github';
  readonly title = 'GitHub';
  readonly host: string;
  readonly url: string;
  readonly name: string;
  readonly rights = {
    read: 'Contents: read',
    write: 'Contents: write',
    pullRequests: 'Pull requests: write',
  };
  readonly textLimits = { title: 256, body: 65_536, comment: 65_536 };
  readonly #files: GitHubFiles;
  readonly #branches: GitHubBranches;
  readonly #pulls: GitHubPullRequests;

  constructor(
    address: GitHubAddress,
    options: {
      credentials(): Promise<Credentials>;
      limits: TrafficLimits;
      clock: Clock;
    },
  ) {
    const { host, owner, repository, url, apiBaseUrl } = address;
    this.host = host;
    this.url = url;
    this.name = `${owner}/${repository}`;
    const client = new HostClient({
      baseUrl: apiBaseUrl,
      accept: 'application/vnd.github+json',
      headers: { 'x-github-api-version': '2022-11-28' },
      ...options,
    });
    const root = `/repos/${encodeSegments(this.name)}`;
    this.#files = new GitHubFiles(client, root, options.limits.fileBytes);
    this.#branches = new GitHubBranches(client, root, this.#files);
    this.#pulls = new GitHubPullRequests(client, root, owner);
  }

  fileUrl({ path, ref, line }: { path: string; ref: string; line?: number }) {
    const anchor = line ? `#L${line}` : '';
    return `${this.url}/blob/${encodeSegments(ref)}/${encodeSegments(path)}${anchor}`;
  }

  commitUrl(commit: string) {
    return `${this.url}/commit/${commit}`;
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
    return this.#pulls.find(branch, options);
  }

  createPullRequest(request: NewPullRequest) {
    return this.#pulls.create(request);
  }

  addLabels(number: number, labels: readonly string[], options: Options) {
    return this.#pulls.addLabels(number, labels, options);
  }

  getPullRequest(number: number, options: Options) {
    return this.#pulls.get(number, options);
  }

  closePullRequest(number: number, options: Options) {
    return this.#pulls.close(number, options);
  }

  comments(number: number, options: Options) {
    return this.#pulls.comments(number, options);
  }

  addComment(number: number, body: string, options: Options) {
    return this.#pulls.addComment(number, body, options);
  }

  editComment(
    _number: number,
    { id }: HostComment,
    body: string,
    options: Options,
  ) {
    return this.#pulls.editComment(id, body, options);
  }
}
