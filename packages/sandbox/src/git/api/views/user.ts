import type { GitUser } from '../../users';

function nodeId(kind: string, id: number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

export { nodeId };

/** A user, or an organization, as it is shown inside other resources. */
export function userView(baseUrl: string, user: GitUser): object {
  return accountView(baseUrl, user.id, user.login, user.type);
}

/** An account by its parts. */
export function accountView(
  baseUrl: string,
  id: number,
  login: string,
  type: string,
): object {
  const api = `${baseUrl}/api/v3/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `${baseUrl}/_assets/avatar.svg`,
    gravatar_id: '',
    url: api,
    html_url: `${baseUrl}/${encodeURIComponent(login)}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    site_admin: false,
  };
}

/** The owner of a repository. */
export function ownerView(baseUrl: string, login: string): object {
  return accountView(baseUrl, 900, login, 'Organization');
}
