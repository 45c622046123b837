import type { FileChange } from '../../objects/changes';
import type { Commit, Signature } from '../../objects/commit';
import type { Repository } from '../../repository/Repository';
import { USERS } from '../../users';
import { apiUrl, htmlUrl } from './repository';
import { nodeId, userView } from './user';

function signature({ name, email, date }: Signature): object {
  return { name, email, date: date.toISOString().replace(/\.\d+Z$/, 'Z') };
}

const UNSIGNED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** A commit as `git/commits` answers it. */
export function gitCommitView(
  baseUrl: string,
  repository: Repository,
  commit: Commit,
): object {
  const api = apiUrl(baseUrl, repository);
  const html = htmlUrl(baseUrl, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', repository.id),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${html}/commit/${commit.sha}`,
    author: signature(commit.author),
    committer: signature(commit.committer),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map(sha => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
    verification: UNSIGNED,
  };
}

function accountOf(baseUrl: string, { email }: Signature): object | null {
  const user = USERS.find(each => each.email === email);
  return user ? userView(baseUrl, user) : null;
}

/** A commit as `commits` lists it. */
export function commitView(
  baseUrl: string,
  repository: Repository,
  commit: Commit,
): object {
  const api = apiUrl(baseUrl, repository);
  const html = htmlUrl(baseUrl, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', repository.id),
    commit: {
      author: signature(commit.author),
      committer: signature(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: UNSIGNED,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${html}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: accountOf(baseUrl, commit.author),
    committer: accountOf(baseUrl, commit.committer),
    parents: commit.parents.map(sha => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
  };
}

/** A changed file as `compare` and `pulls/N/files` list it. */
export function fileView(
  baseUrl: string,
  repository: Repository,
  sha: string,
  change: FileChange,
): object {
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${htmlUrl(baseUrl, repository)}/blob/${sha}/${path}`,
    raw_url: `${htmlUrl(baseUrl, repository)}/raw/${sha}/${path}`,
    contents_url: `${apiUrl(baseUrl, repository)}/contents/${path}?ref=${sha}`,
    ...(change.patch === undefined ? {} : { patch: change.patch }),
  };
}
