import type { GitHost } from '../../GitHost';
import { commitsBetween } from '../../objects/history';
import { mergeability } from '../../repository/mergeability';
import type { Comment, Label, PullRequest } from '../../repository/model';
import type { Repository } from '../../repository/Repository';
import type { GitUser } from '../../users';
import { signatureOf } from '../../GitHost';
import { apiUrl, htmlUrl, repositoryView } from './repository';
import { nodeId, ownerView, userView } from './user';

/** A label of the API. */
export function labelView(
  baseUrl: string,
  repository: Repository,
  label: Label,
): object {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${apiUrl(baseUrl, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** A comment on a pull request. */
export function commentView(
  baseUrl: string,
  repository: Repository,
  pull: PullRequest,
  comment: Comment,
): object {
  const api = apiUrl(baseUrl, repository);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${htmlUrl(baseUrl, repository)}/pull/${pull.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${pull.number}`,
    body: comment.body,
    user: userView(baseUrl, comment.user),
    author_association: 'COLLABORATOR',
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}

function branchView(
  baseUrl: string,
  repository: Repository,
  user: GitUser | undefined,
  ref: string,
  sha: string,
): object {
  return {
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: ownerView(baseUrl, repository.owner),
    repo: repositoryView(baseUrl, repository, user),
  };
}

/** A pull request as a list shows it. */
export function pullView(
  baseUrl: string,
  repository: Repository,
  user: GitUser | undefined,
  pull: PullRequest,
): object {
  const api = apiUrl(baseUrl, repository);
  const html = `${htmlUrl(baseUrl, repository)}/pull/${pull.number}`;
  const url = `${api}/pulls/${pull.number}`;
  const issueUrl = `${api}/issues/${pull.number}`;
  const statusesUrl = `${api}/statuses/${pull.headSha}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statusesUrl,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userView(baseUrl, pull.user),
    body: pull.body ?? null,
    labels: pull.labels.map(label => labelView(baseUrl, repository, label)),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? trialMerge(repository, pull) ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: branchView(baseUrl, repository, user, pull.head, pull.headSha),
    base: branchView(baseUrl, repository, user, pull.base, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statusesUrl },
    },
    author_association: 'COLLABORATOR',
    auto_merge: null,
    draft: pull.draft,
  };
}

/** A pull request as the issue that it also is; only this says who closed it. */
export function issueView(
  baseUrl: string,
  repository: Repository,
  pull: PullRequest,
): object {
  const api = apiUrl(baseUrl, repository);
  const html = `${htmlUrl(baseUrl, repository)}/pull/${pull.number}`;
  const url = `${api}/issues/${pull.number}`;
  return {
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: html,
    number: pull.number,
    state: pull.state,
    state_reason: null,
    title: pull.title,
    body: pull.body ?? null,
    user: userView(baseUrl, pull.user),
    labels: pull.labels.map(label => labelView(baseUrl, repository, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: pull.comments.length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    closed_by: pull.closedBy ? userView(baseUrl, pull.closedBy) : null,
    author_association: 'COLLABORATOR',
    draft: pull.draft,
    pull_request: {
      url: `${api}/pulls/${pull.number}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull.merged?.at ?? null,
    },
  };
}

/** What happened to a pull request that ended it: it was merged, or closed, by whom. */
export function endEvents(
  baseUrl: string,
  repository: Repository,
  pull: PullRequest,
): object[] {
  const url = `${apiUrl(baseUrl, repository)}/issues/events`;
  const { merged, closedBy, closedAt } = pull;
  const event = (name: string, index: number, commit?: string) => {
    const id = pull.id * 10 + index;
    return {
      id,
      node_id: nodeId('IssueEvent', id),
      url: `${url}/${id}`,
      event: name,
      actor: closedBy ? userView(baseUrl, closedBy) : null,
      commit_id: commit ?? null,
      commit_url: null,
      created_at: closedAt,
    };
  };
  return [
    ...(merged ? [event('merged', 1, merged.sha)] : []),
    ...(closedBy ? [event('closed', 2)] : []),
  ];
}

/** Before the merge, `merge_commit_sha` is that of a merge that GitHub only tries. */
function trialMerge(
  repository: Repository,
  pull: PullRequest,
): string | undefined {
  const { tree } = mergeability(repository, pull);
  if (!tree || pull.state === 'closed') {
    return undefined;
  }
  const by = signatureOf(pull.user, pull.updatedAt);
  return repository.objects.putCommit({
    tree,
    parents: [pull.baseSha, pull.headSha],
    author: by,
    committer: by,
    message: `Merge ${pull.headSha} into ${pull.baseSha}`,
  }).sha;
}

/** A pull request by itself, with what only that answer has. */
export function pullDetailView(
  host: GitHost,
  baseUrl: string,
  repository: Repository,
  user: GitUser | undefined,
  pull: PullRequest,
): object {
  const files = host.filesOf(repository, pull);
  const open = pull.state === 'open';
  const { mergeable, state } = mergeability(repository, pull);
  const sum = (key: 'additions' | 'deletions') =>
    files.reduce((total, file) => total + file[key], 0);
  return {
    ...pullView(baseUrl, repository, user, pull),
    merged: pull.merged !== undefined,
    mergeable: open ? mergeable : null,
    rebaseable: open ? mergeable : null,
    mergeable_state: open ? state : 'unknown',
    merged_by: pull.merged ? userView(baseUrl, pull.merged.by) : null,
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commitsBetween(repository.objects, pull.baseSha, pull.headSha)
      .length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: files.length,
  };
}
