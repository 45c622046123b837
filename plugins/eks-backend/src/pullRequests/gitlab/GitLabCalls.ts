import { JoinedCalls } from '../ensure';
import { Clock, Credentials, HostClient, TrafficLimits } from '../http';
import { encodeSegments } from '../paths';
import { GitLabAddress } from './GitLabAddress';
import { GitLabBranches } from './GitLabBranches';
import { GitLabFiles } from './GitLabFiles';
import { GitLabMergeRequests } from './GitLabMergeRequests';

/** One project on gitlab.com or a GitLab of one's own. */
export class GitLabCalls extends JoinedCalls {
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
  protected readonly files: GitLabFiles;
  protected readonly branches: GitLabBranches;
  protected readonly pulls: GitLabMergeRequests;

  constructor(
    address: GitLabAddress,
    options: {
      credentials(): Promise<Credentials>;
      limits: TrafficLimits;
      clock: Clock;
    },
  ) {
    super();
    this.host = address.host;
    this.url = address.url;
    this.name = address.project;
    const client = new HostClient({ baseUrl: address.apiBaseUrl, ...options });
    const root = `/projects/${encodeURIComponent(address.project)}`;
    this.files = new GitLabFiles(client, root, options.limits.fileBytes);
    this.branches = new GitLabBranches(client, root);
    this.pulls = new GitLabMergeRequests(client, root);
  }

  fileUrl({ path, ref, line }: { path: string; ref: string; line?: number }) {
    const anchor = line ? `#L${line}` : '';
    return `${this.url}/-/blob/${encodeSegments(ref)}/${encodeSegments(path)}${anchor}`;
  }

  commitUrl(commit: string) {
    return `${this.url}/-/commit/${commit}`;
  }
}
