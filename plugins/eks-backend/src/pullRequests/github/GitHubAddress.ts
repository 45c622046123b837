import { InputError } from '@backstage/errors';

/** Where a repository is, for people and for the API. */
export interface GitHubAddress {
  host: string;
  owner: string;
  repository: string;
  /** Page for people. */
  url: string;
  apiBaseUrl: string;
}

/**
 * Reads `https://<host>/<owner>/<repository>`, with or without `.git`.
 * @param apiBaseUrl - from the integration; a GitHub Enterprise Server without
 * one has its API at `/api/v3` (GitHub's documentation)
 * @throws InputError when the path is another
 */
export function gitHubAddress(
  repoUrl: URL,
  apiBaseUrl: string | undefined,
): GitHubAddress {
  const [owner, repository, ...rest] = repoUrl.pathname
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .slice(1);
  if (!owner || !repository || rest.length > 0) {
    throw new InputError(
      `${repoUrl.host}${repoUrl.pathname} names no repository; expected https://${repoUrl.host}/<owner>/<repository>.`,
    );
  }
  return {
    host: repoUrl.host,
    owner: decodeURIComponent(owner),
    repository: decodeURIComponent(repository),
    url: `${repoUrl.origin}/${owner}/${repository}`,
    apiBaseUrl: apiBaseUrl ?? `${repoUrl.origin}/api/v3`,
  };
}
