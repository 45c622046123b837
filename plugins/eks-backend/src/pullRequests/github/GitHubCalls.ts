import { JoinedCalls } from '../ensure';
import { Clock, Credentials, HostClient, TrafficLimits } from '../http';
import { encodeSegments } from '../paths';
import { GitHubAddress } from './GitHubAddress';
import { GitHubBranches } from './GitHubBranches';
import { GitHubFiles } from './GitHubFiles';
import { GitHubPullRequests } from './GitHubPullRequests';

/** One repository on github.com or a GitHub Enterprise Server. */
export class GitHubCalls extends JoinedCalls {
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
  protected readonly files: GitHubFiles;
  protected readonly branches: GitHubBranches;
  protected readonly pulls: GitHubPullRequests;

  constructor(
    address: GitHubAddress,
    options: {
      credentials(): Promise<Credentials>;
      limits: TrafficLimits;
      clock: Clock;
    },
  ) {
    super();
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
    this.files = new GitHubFiles(client, root, options.limits.fileBytes);
    this.branches = new GitHubBranches(client, root, this.files);
    this.pulls = new GitHubPullRequests(client, root, owner);
  }

  fileUrl({ path, ref, line }: { path: string; ref: string; line?: number }) {
    const anchor = line ? `#L${line}` : '';
    return `${this.url}/blob/${encodeSegments(ref)}/${encodeSegments(path)}${anchor}`;
  }

  commitUrl(commit: string) {
    return `${this.url}/commit/${commit}`;
  }
}
