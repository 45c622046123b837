import type { Repository } from '../../repository/Repository';
import type { GitUser } from '../../users';
import { nodeId, ownerView } from './user';

/** Where a repository is in the API. */
export function apiUrl(baseUrl: string, repository: Repository): string {
  return `${baseUrl}/api/v3/repos/${repository.fullName}`;
}

/** Where a repository is for people. */
export function htmlUrl(baseUrl: string, repository: Repository): string {
  return `${baseUrl}/${repository.fullName}`;
}

/** A repository as it is shown by itself and inside pull requests. */
export function repositoryView(
  baseUrl: string,
  repository: Repository,
  user: GitUser | undefined,
): object {
  const url = apiUrl(baseUrl, repository);
  const openPulls = Array.from(repository.pulls.values()).filter(
    pull => pull.state === 'open',
  ).length;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    owner: ownerView(baseUrl, repository.owner),
    private: true,
    visibility: 'private',
    html_url: htmlUrl(baseUrl, repository),
    description: repository.description,
    fork: false,
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    branches_url: `${url}/branches{/branch}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    issues_url: `${url}/issues{/number}`,
    pulls_url: `${url}/pulls{/number}`,
    statuses_url: `${url}/statuses/{sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
    default_branch: repository.defaultBranch,
    language: 'HCL',
    archived: false,
    disabled: false,
    has_issues: true,
    open_issues_count: openPulls,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: false,
    delete_branch_on_merge: false,
    permissions: {
      admin: false,
      maintain: false,
      push: user?.access === 'write',
      triage: user?.access === 'write',
      pull: user !== undefined,
    },
  };
}
