import { InputError } from '@backstage/errors';

/** Where a project is, for people and for the API. */
export interface GitLabAddress {
  host: string;
  /** Path of the project with all its groups, such as `acme/platform/xkf`. */
  project: string;
  /** Page for people. */
  url: string;
  apiBaseUrl: string;
}

/**
 * Reads `<base URL>/<group>[/<group>…]/<project>`, with or without `.git`.
 * @param baseUrl - of the integration; may have a path of its own
 * @throws InputError when the path is another
 */
export function gitLabAddress(
  repoUrl: URL,
  { baseUrl, apiBaseUrl }: { baseUrl: string; apiBaseUrl: string },
): GitLabAddress {
  const prefix = new URL(baseUrl).pathname.replace(/\/+$/, '');
  const path = repoUrl.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  const below = path.startsWith(`${prefix}/`)
    ? path.slice(prefix.length + 1)
    : '';
  const segments = below.split('/');
  const complete =
    segments.length >= 2 && segments.every(each => each && each !== '-');
  if (!complete) {
    throw new InputError(
      `${repoUrl.host}${repoUrl.pathname} names no project; expected ${repoUrl.origin}${prefix}/<group>/<project>.`,
    );
  }
  return {
    host: repoUrl.host,
    project: segments.map(decodeURIComponent).join('/'),
    url: `${repoUrl.origin}${prefix}/${below}`,
    apiBaseUrl,
  };
}
