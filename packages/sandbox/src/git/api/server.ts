import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type AwsRequest } from '../../aws/request';
import { applyGitHubFaults, SignInPageError } from '../../faults/githubFaults';
import type { Faults } from '../../faults/Faults';
import { GitHubError } from '../errors';
import type { GitHost } from '../GitHost';
import { type GitUser, USERS } from '../users';
import { BadPathError, routeFinder } from './match';
import { RequestCounter, type RateLimit } from './rateLimit';
import type { ApiAnswer } from './route';
import { accountRoutes } from './routes/account';
import { commitRoutes } from './routes/commits';
import { contentRoutes } from './routes/contents';
import { gitDataRoutes } from './routes/gitData';
import { issueRoutes } from './routes/issues';
import { pullRoutes } from './routes/pulls';
import { refRoutes } from './routes/refs';

/** Where the API begins, as on GitHub Enterprise. */
export const API_PATH = '/api/v3';

const DOCUMENTATION = 'https://docs.github.com/rest';

const findRoute = routeFinder([
  ...accountRoutes,
  ...refRoutes,
  ...gitDataRoutes,
  ...contentRoutes,
  ...commitRoutes,
  ...pullRoutes,
  ...issueRoutes,
]);

/** What the API answers from. */
export interface GitApi {
  host: GitHost;
  faults: Faults;
  baseUrl: string;
  requests: RequestCounter;
}

/**
 * The user of a token, undefined without one.
 *
 * @throws GitHubError 401 for a token that nobody has
 */
function userOf(authorization: string | undefined): GitUser | undefined {
  if (!authorization) {
    return undefined;
  }
  const [scheme, value = ''] = authorization.split(' ');
  // git and older clients send the token as a password.
  const token =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(value, 'base64').toString('utf8').split(':').pop()
      : value;
  const user = USERS.find(each => each.token === token);
  if (!user) {
    throw new GitHubError(401, 'Bad credentials');
  }
  return user;
}

function bodyOf(request: AwsRequest): Record<string, unknown> {
  if (!request.body) {
    return {};
  }
  let value: unknown;
  try {
    value = JSON.parse(request.body);
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON');
  }
  if (Array.isArray(value)) {
    // Labels may be sent as a bare list.
    return { labels: value };
  }
  if (typeof value !== 'object' || value === null) {
    throw new GitHubError(400, 'Body should be a JSON object');
  }
  return value as Record<string, unknown>;
}

async function answer(
  api: GitApi,
  request: AwsRequest,
  user: GitUser | undefined,
  limit: RateLimit,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const path = request.path.slice(API_PATH.length) || '/';
  const found = findRoute(request.method, path);
  const { owner, repo } = found?.labels ?? {};
  await applyGitHubFaults(
    api.faults,
    {
      operation: `${request.method} ${found?.route.path ?? path}`,
      repository: repo ? `${owner}/${repo}` : undefined,
    },
    signal,
  );
  if (!found) {
    throw new GitHubError(404, 'Not Found');
  }
  return found.route.run({
    host: api.host,
    baseUrl: api.baseUrl,
    user,
    limit,
    path: found.labels,
    query: request.query,
    body: bodyOf(request),
    headers: request.headers,
  });
}

function refusal(error: unknown): ApiAnswer {
  if (error instanceof SignInPageError) {
    return {
      status: 203,
      bytes: Buffer.from(error.page),
      mediaType: 'text/html; charset=utf-8',
    };
  }
  const known =
    error instanceof GitHubError
      ? error
      : new GitHubError(
          error instanceof BadPathError ? 400 : 500,
          error instanceof BadPathError
            ? error.message
            : `The sandbox failed: ${String(error)}`,
        );
  return {
    status: known.status,
    headers: known.headers,
    json: {
      message: known.message,
      ...(known.errors ? { errors: known.errors } : {}),
      documentation_url: DOCUMENTATION,
      status: String(known.status),
    },
  };
}

function write(
  outgoing: ServerResponse,
  request: AwsRequest,
  result: ApiAnswer,
  limit: RateLimit,
): void {
  const bytes =
    result.bytes ??
    (result.json ? Buffer.from(JSON.stringify(result.json)) : Buffer.alloc(0));
  const etag = `W/"${createHash('sha256').update(bytes).digest('hex')}"`;
  const status = result.status ?? 200;
  const cacheable = status === 200 && ['GET', 'HEAD'].includes(request.method);
  const fresh = cacheable && request.headers['if-none-match'] === etag;
  outgoing.writeHead(fresh ? 304 : status, {
    ...(bytes.length > 0 && !fresh
      ? {
          'content-type': result.mediaType ?? 'application/json; charset=utf-8',
        }
      : {}),
    ...(cacheable
      ? { etag, 'cache-control': 'private, max-age=60, s-maxage=60' }
      : {}),
    'x-github-enterprise-version': '3.19.0',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomUUID(),
    'x-ratelimit-limit': String(limit.limit),
    'x-ratelimit-remaining': String(limit.remaining),
    'x-ratelimit-used': String(limit.used),
    'x-ratelimit-reset': String(limit.reset),
    'x-ratelimit-resource': 'core',
    ...result.headers,
  });
  outgoing.end(fresh || request.method === 'HEAD' ? undefined : bytes);
}

/** Answers one request to the API. */
export async function handleApi(
  api: GitApi,
  request: AwsRequest,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  let result: ApiAnswer;
  let user: GitUser | undefined;
  let limit = api.requests.limitOf(undefined, api.host.now());
  try {
    user = userOf(request.headers.authorization);
    limit = api.requests.limitOf(user?.login, api.host.now(), true);
    result = await answer(api, request, user, limit, signal);
  } catch (error) {
    if (signal.aborted) {
      outgoing.destroy();
      return;
    }
    result = refusal(error);
  }
  write(outgoing, request, result, limit);
}
