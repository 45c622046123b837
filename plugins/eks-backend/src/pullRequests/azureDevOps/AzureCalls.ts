import { JoinedCalls } from '../ensure';
import { Clock, Credentials, HostClient, TrafficLimits } from '../http';
import { AzureAddress } from './AzureAddress';
import { AzureBranches } from './AzureBranches';
import { AzureFiles } from './AzureFiles';
import { AzurePullRequests } from './AzurePullRequests';

const API_VERSION = '7.1';

/** One repository on Azure DevOps Services or an Azure DevOps Server. */
export class AzureCalls extends JoinedCalls {
  readonly kind = 'azure-devops';
  readonly title = 'Azure DevOps';
  readonly host: string;
  readonly url: string;
  readonly name: string;
  readonly rights = {
    read: 'Code (read)',
    write: 'Code (read & write)',
    pullRequests: 'Code (read & write)',
  };
  readonly textLimits = { title: 400, body: 4_000, comment: 150_000 };
  protected readonly files: AzureFiles;
  protected readonly branches: AzureBranches;
  protected readonly pulls: AzurePullRequests;

  constructor(
    address: AzureAddress,
    options: {
      credentials(): Promise<Credentials>;
      limits: TrafficLimits;
      clock: Clock;
    },
  ) {
    super();
    const { organization, project, repository } = address;
    this.host = address.host;
    this.url = address.url;
    this.name = [organization, project, repository].filter(Boolean).join('/');
    const client = new HostClient({
      baseUrl: address.projectUrl,
      // Without it a refused token is answered with the sign-in page only.
      headers: { 'x-tfs-fedauthredirect': 'Suppress' },
      query: { 'api-version': API_VERSION },
      ...options,
    });
    const root = `/_apis/git/repositories/${encodeURIComponent(repository)}`;
    this.files = new AzureFiles(client, root, options.limits.fileBytes);
    this.branches = new AzureBranches(client, root);
    this.pulls = new AzurePullRequests(
      client,
      { repository: root, project: '/_apis' },
      address.url,
    );
  }

  /** `GC` names a commit, `GB` a branch. */
  fileUrl({ path, ref, line }: { path: string; ref: string; line?: number }) {
    const kind = /^[0-9a-f]{40}$/.test(ref) ? 'GC' : 'GB';
    const search = new URLSearchParams({
      path: `/${path}`,
      version: `${kind}${ref}`,
      ...(line && {
        line: String(line),
        lineEnd: String(line + 1),
        lineStartColumn: '1',
        lineEndColumn: '1',
      }),
    });
    return `${this.url}?${search}`;
  }

  commitUrl(commit: string) {
    return `${this.url}/commit/${commit}`;
  }
}
