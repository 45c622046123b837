import { archiveOf } from '../../archive';
import { GitHubError, notFound } from '../../errors';
import { entryAt } from '../../objects/files';
import { isFolder, type TreeEntry } from '../../objects/tree';
import type { Repository } from '../../repository/Repository';
import {
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
  repositoryOf,
} from '../route';
import { apiUrl, htmlUrl } from '../views/repository';

/** GitHub answers larger files as JSON without their content. */
const JSON_LIMIT = 1024 * 1024;

function contentView(
  call: ApiCall,
  repository: Repository,
  ref: string,
  path: string,
  entry: TreeEntry,
): Record<string, unknown> {
  const folder = isFolder(entry);
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const api = apiUrl(call.baseUrl, repository);
  const self = `${api}/contents/${escaped}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/${folder ? 'trees' : 'blobs'}/${entry.sha}`;
  const html = `${htmlUrl(call.baseUrl, repository)}/${folder ? 'tree' : 'blob'}/${ref}/${escaped}`;
  return {
    name: entry.name,
    path,
    sha: entry.sha,
    size: folder ? 0 : (repository.objects.blob(entry.sha)?.length ?? 0),
    url: self,
    html_url: html,
    git_url: git,
    download_url: folder
      ? null
      : `${htmlUrl(call.baseUrl, repository)}/raw/${ref}/${escaped}`,
    type: folder ? 'dir' : 'file',
    _links: { self, git, html },
  };
}

/** base64 in lines of 60, as GitHub sends it. */
function base64Lines(content: Buffer): string {
  return content.toString('base64').replace(/.{60}/g, '$&\n').concat('\n');
}

function contents(call: ApiCall): ApiAnswer {
  const repository = repositoryOf(call);
  const ref = call.query.get('ref') ?? repository.defaultBranch;
  const commit = repository.resolve(ref);
  if (!commit) {
    throw notFound(`No commit found for the ref ${ref}`);
  }
  const path = (call.path.path ?? '').replace(/^\/+|\/+$/g, '');
  const entry = entryAt(repository.objects, commit.tree, path);
  if (!entry) {
    throw notFound();
  }
  if (isFolder(entry)) {
    const below = repository.objects.tree(entry.sha) ?? [];
    return {
      json: below.map(each =>
        contentView(
          call,
          repository,
          ref,
          path ? `${path}/${each.name}` : each.name,
          each,
        ),
      ),
    };
  }
  const content = repository.objects.blob(entry.sha);
  if (!content) {
    throw new GitHubError(500, 'The object is missing');
  }
  if (/application\/vnd\.github\.(v3\.)?raw/.test(call.headers.accept ?? '')) {
    return {
      bytes: content,
      mediaType: 'application/vnd.github.raw; charset=utf-8',
    };
  }
  const small = content.length <= JSON_LIMIT;
  return {
    json: {
      ...contentView(call, repository, ref, path, entry),
      content: small ? base64Lines(content) : '',
      encoding: small ? 'base64' : 'none',
    },
  };
}

function tarball(call: ApiCall): ApiAnswer {
  const repository = repositoryOf(call);
  const commit = repository.resolve(call.path.ref ?? repository.defaultBranch);
  if (!commit) {
    throw notFound();
  }
  const name = `${repository.owner}-${repository.name}-${commit.sha.slice(0, 7)}`;
  return {
    bytes: archiveOf(repository, commit),
    mediaType: 'application/x-gzip',
    headers: {
      'content-disposition': `attachment; filename=${name}.tar.gz`,
    },
  };
}

/** Endpoints that show files and folders, one by one or packed. */
export const contentRoutes: ApiRoute[] = [
  { method: 'GET', path: '/repos/{owner}/{repo}/tarball', run: tarball },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/tarball/{ref...}',
    run: tarball,
  },
  { method: 'GET', path: '/repos/{owner}/{repo}/contents', run: contents },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/contents/{path...}',
    run: contents,
  },
];
