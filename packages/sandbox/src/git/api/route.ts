import { GitHubError, notFound, validationFailed } from '../errors';
import type { GitHost } from '../GitHost';
import type { Commit } from '../objects/commit';
import type { PullRequest } from '../repository/model';
import type { Repository } from '../repository/Repository';
import { type GitUser, maySee } from '../users';
import type { RateLimit } from './rateLimit';

/** What an endpoint is called with. */
export interface ApiCall {
  host: GitHost;
  /** `http://127.0.0.1:PORT`, without the path of the API. */
  baseUrl: string;
  user: GitUser | undefined;
  limit: RateLimit;
  /** Labels of the path, decoded. */
  path: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  headers: Record<string, string>;
}

/** What an endpoint answers: JSON, or bytes with a media type. */
export interface ApiAnswer {
  status?: number;
  json?: object;
  bytes?: Buffer;
  mediaType?: string;
  headers?: Record<string, string>;
}

/** An endpoint with its method and its path below `/api/v3`; `{name...}` may hold slashes. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  run(call: ApiCall): ApiAnswer;
}

/**
 * The repository of the path as far as the caller may see it.
 *
 * @throws GitHubError 404
 */
export function repositoryOf(call: ApiCall): Repository {
  const { owner, repo } = call.path;
  const repository = call.host.repository(owner, repo);
  const { user } = call;
  if (!repository || !maySee(user, repository.fullName)) {
    throw notFound();
  }
  return repository;
}

/**
 * The repository of the path, when the caller may also write to it.
 *
 * @throws GitHubError 404 or 403
 */
export function writableRepositoryOf(call: ApiCall): {
  repository: Repository;
  user: GitUser;
} {
  const repository = repositoryOf(call);
  const { user } = call;
  if (user?.access !== 'write') {
    throw new GitHubError(
      403,
      'Resource not accessible by personal access token',
    );
  }
  return { repository, user };
}

/**
 * The pull request of the path.
 *
 * @throws GitHubError 404
 */
export function pullOf(call: ApiCall, repository: Repository): PullRequest {
  const pull = repository.pulls.get(Number(call.path.number));
  if (!pull) {
    throw notFound();
  }
  return pull;
}

/**
 * A commit by branch or id.
 *
 * @throws GitHubError 422 as GitHub answers a ref that leads nowhere
 */
export function commitOf(repository: Repository, ref: string): Commit {
  const commit = repository.resolve(ref);
  if (!commit) {
    throw new GitHubError(422, `No commit found for SHA: ${ref}`);
  }
  return commit;
}

/**
 * A text of the body.
 *
 * @throws GitHubError 422 when it is missing
 */
export function requiredText(
  call: ApiCall,
  resource: string,
  field: string,
): string {
  const value = call.body[field];
  if (typeof value !== 'string' || value === '') {
    throw validationFailed({ resource, field, code: 'missing_field' });
  }
  return value;
}

/** A text of the body, or undefined. */
export function optionalText(call: ApiCall, field: string): string | undefined {
  const value = call.body[field];
  return typeof value === 'string' ? value : undefined;
}
