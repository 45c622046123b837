import { InputError } from '@backstage/errors';
import { encodeSegments } from '../paths';

/** Where a repository is, for people and for the API. */
export interface AzureAddress {
  host: string;
  /** Organization or, on a server, `tfs/<collection>`; empty for `*.visualstudio.com`. */
  organization: string;
  project: string;
  repository: string;
  /** Page for people. */
  url: string;
  /** Start of the project's API, up to `/_apis` without it. */
  projectUrl: string;
}

/**
 * Reads `https://dev.azure.com/<organization>/<project>/_git/<repository>`, the
 * short form without the project when it is named like the repository,
 * `https://<organization>.visualstudio.com/<project>/_git/<repository>`, and
 * Azure DevOps Server's `https://<host>/[tfs/]<collection>/<project>/_git/<repository>`.
 * @throws InputError when the path is another
 */
export function azureAddress(repoUrl: URL): AzureAddress {
  const segments = repoUrl.pathname
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  const at = segments.indexOf('_git');
  const repository = segments[at + 1];
  const before = segments.slice(0, Math.max(0, at));
  const ownHost = repoUrl.hostname.endsWith('.visualstudio.com');
  const organizationDepth = before[0] === 'tfs' ? 2 : Number(!ownHost);
  const organization = before.slice(0, organizationDepth);
  const [project = repository, ...rest] = before.slice(organizationDepth);
  const complete =
    at >= 0 &&
    repository &&
    organization.length === organizationDepth &&
    rest.length === 0 &&
    segments.length === at + 2;
  if (!complete) {
    throw new InputError(
      `${repoUrl.host}${repoUrl.pathname} names no repository; expected https://${repoUrl.host}/<organization>/<project>/_git/<repository>.`,
    );
  }
  const projectUrl = [
    repoUrl.origin,
    ...[...organization, project].map(encodeURIComponent),
  ].join('/');
  return {
    host: repoUrl.host,
    organization: organization.join('/'),
    project,
    repository,
    url: `${projectUrl}/_git/${encodeSegments(repository)}`,
    projectUrl,
  };
}
