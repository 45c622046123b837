import type { ServerResponse } from 'node:http';
import type { AwsRequest } from '../../aws/request';
import type { Pipeline } from '../../pipeline/Pipeline';
import { DEFAULT_BLAST_RADIUS } from '../../pipeline/Run';
import { GitHubError, notFound } from '../errors';
import type { GitHost } from '../GitHost';
import type { PullRequest } from '../repository/model';
import type { Repository } from '../repository/Repository';
import { entryAt } from '../objects/files';
import { PERSON } from '../users';
import { html } from './html';
import { document, type Page } from './layout';
import { pullPage, runPage } from './pull';
import { contentPage, homePage, pullsPage } from './repositories';
import { LIVE } from './live';
import { STYLE } from './style';

/** What the pages show and change. */
export interface PageContext {
  host: GitHost;
  pipeline: Pipeline;
  baseUrl: string;
}

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

const AVATAR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#57606a"/><circle cx="8" cy="6" r="3" fill="#fff"/><path d="M2 14a6 5 0 0 1 12 0" fill="#fff"/></svg>';

/** Files of the pages themselves. */
const ASSETS: Record<string, { type: string; text: string }> = {
  '/_assets/style.css': { type: 'text/css; charset=utf-8', text: STYLE },
  '/_assets/live.js': { type: 'text/javascript; charset=utf-8', text: LIVE },
  '/_assets/avatar.svg': { type: 'image/svg+xml', text: AVATAR },
};

function decoded(path: string): string[] {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw notFound();
  }
}

function pullOf(repository: Repository, number: string): PullRequest {
  const pull = repository.pulls.get(Number(number));
  if (!pull) {
    throw notFound();
  }
  return pull;
}

/** A ref may hold slashes: the longest beginning of the parts that is one. */
function refAndPath(
  repository: Repository,
  parts: string[],
): { ref: string; path: string } {
  for (let length = parts.length; length > 0; length -= 1) {
    const ref = parts.slice(0, length).join('/');
    if (repository.branch(ref) || (length === 1 && repository.resolve(ref))) {
      return { ref, path: parts.slice(length).join('/') };
    }
  }
  throw notFound();
}

function pageOf(context: PageContext, parts: string[]): Page {
  const { host, pipeline, baseUrl } = context;
  const [owner, name, section, ...rest] = parts;
  if (!owner) {
    return homePage(host);
  }
  const repository = name ? host.repository(owner, name) : undefined;
  if (!repository) {
    throw notFound();
  }
  let page: Page | undefined;
  switch (section) {
    case undefined:
      page = contentPage(host, repository, repository.defaultBranch, '');
      break;
    case 'tree':
    case 'blob': {
      const { ref, path } = refAndPath(repository, rest);
      page = contentPage(host, repository, ref, path);
      break;
    }
    case 'pulls':
      page = pullsPage(host, repository);
      break;
    case 'pull':
      page = pullPage(
        host,
        pipeline,
        baseUrl,
        repository,
        pullOf(repository, rest[0]),
      );
      break;
    case 'runs': {
      const run = pipeline.run(Number(rest[0]));
      page =
        run && run.scope.repository === repository
          ? runPage(host, repository, run)
          : undefined;
      break;
    }
    default:
      break;
  }
  if (!page) {
    throw notFound();
  }
  return page;
}

function rawFile(context: PageContext, parts: string[]): Buffer | undefined {
  const [owner, name, section, ...rest] = parts;
  const repository =
    section === 'raw' ? context.host.repository(owner, name) : undefined;
  if (!repository) {
    return undefined;
  }
  const { ref, path } = refAndPath(repository, rest);
  const commit = repository.resolve(ref);
  const entry = commit && entryAt(repository.objects, commit.tree, path);
  return entry && repository.objects.blob(entry.sha);
}

/**
 * A form of another site must not merge anything: browsers say where a request comes from.
 *
 * @throws GitHubError 403
 */
function assertSameOrigin({ headers }: AwsRequest): void {
  const own = headers.origin === `http://${headers.host}`;
  const site = headers['sec-fetch-site'];
  const same = headers.origin ? own : site === 'same-origin';
  if (!same || (site !== undefined && site !== 'same-origin')) {
    throw new GitHubError(403, 'This form was not sent by a page of this host');
  }
}

function radiusOf(form: URLSearchParams): number {
  const radius = Number(form.get('blast_radius') ?? DEFAULT_BLAST_RADIUS);
  if (!Number.isInteger(radius) || radius < 1 || radius > 100_000) {
    throw new GitHubError(
      422,
      'OPA_BLAST_RADIUS must be a number from 1 to 100000',
    );
  }
  return radius;
}

/** Does what a form asks for; answers where to go afterwards. */
function submit(
  context: PageContext,
  request: AwsRequest,
  parts: string[],
): string {
  assertSameOrigin(request);
  const { host, pipeline } = context;
  const [owner, name, section, number, action] = parts;
  const repository =
    section === 'pull' ? host.repository(owner, name) : undefined;
  if (!repository) {
    throw notFound();
  }
  const pull = pullOf(repository, number);
  const form = new URLSearchParams(request.body);
  switch (action) {
    case 'merge':
      host.merge(repository, pull, PERSON, {
        method: 'merge',
        sha: form.get('sha') ?? undefined,
        blastRadius: radiusOf(form),
      });
      break;
    case 'close':
      host.close(pull, PERSON);
      break;
    case 'plan':
      pipeline.plan(repository, pull, radiusOf(form));
      break;
    case 'apply':
      pipeline.apply(repository, pull, radiusOf(form));
      break;
    default:
      throw notFound();
  }
  return `/${repository.fullName}/pull/${pull.number}`;
}

function errorPage(error: unknown): Page {
  const known =
    error instanceof GitHubError
      ? error
      : new GitHubError(500, `The sandbox failed: ${String(error)}`);
  const title = known.status === 404 ? 'There is nothing here' : known.message;
  return {
    status: known.status,
    title,
    body: html`<h1>${title}</h1>
      <p><a href="/">To the repositories</a></p>`,
  };
}

/** Answers one request to the pages. */
export function handlePage(
  context: PageContext,
  request: AwsRequest,
  outgoing: ServerResponse,
): void {
  const asset = ASSETS[request.path];
  if (asset) {
    outgoing
      .writeHead(200, { ...HEADERS, 'content-type': asset.type })
      .end(asset.text);
    return;
  }
  let page: Page;
  try {
    const parts = decoded(request.path);
    if (request.method === 'POST') {
      const location = submit(context, request, parts);
      outgoing.writeHead(303, { ...HEADERS, location }).end();
      return;
    }
    const raw = rawFile(context, parts);
    if (raw) {
      outgoing
        .writeHead(200, {
          ...HEADERS,
          'content-type': 'text/plain; charset=utf-8',
        })
        .end(raw);
      return;
    }
    page = pageOf(context, parts);
  } catch (error) {
    page = errorPage(error);
  }
  outgoing
    .writeHead(page.status ?? 200, {
      ...HEADERS,
      'content-type': 'text/html; charset=utf-8',
    })
    .end(document(page));
}
