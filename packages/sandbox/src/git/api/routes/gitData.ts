import { GitHubError, notFound, validationFailed } from '../../errors';
import { signatureOf } from '../../GitHost';
import type { Signature } from '../../objects/commit';
import { filesOf, type FileEntry, writeFiles } from '../../objects/files';
import { isFolder } from '../../objects/tree';
import type { Repository } from '../../repository/Repository';
import {
  type ApiCall,
  type ApiRoute,
  repositoryOf,
  requiredText,
  writableRepositoryOf,
} from '../route';
import { gitCommitView } from '../views/commit';
import { apiUrl } from '../views/repository';

interface TreeItem {
  path: string;
  mode: string;
  type: string;
  sha?: string | null;
  content?: string;
}

function itemsOf(call: ApiCall): TreeItem[] {
  const { tree } = call.body;
  if (!Array.isArray(tree)) {
    throw validationFailed({
      resource: 'Tree',
      field: 'tree',
      code: 'missing_field',
    });
  }
  return tree.map((item: Partial<TreeItem>) => {
    const { path, mode = '100644', type = 'blob', sha, content } = item;
    const valid =
      typeof path === 'string' &&
      path !== '' &&
      !path.startsWith('/') &&
      !path.split('/').includes('..') &&
      (sha !== undefined) !== (content !== undefined);
    if (!valid) {
      throw new GitHubError(422, 'Must supply either tree.sha or tree.content');
    }
    return { path, mode, type, sha, content };
  });
}

function changeFiles(
  repository: Repository,
  files: Map<string, FileEntry>,
  item: TreeItem,
): void {
  const { objects } = repository;
  if (item.sha === null) {
    const below = Array.from(files.keys()).filter(
      path => path === item.path || path.startsWith(`${item.path}/`),
    );
    if (below.length === 0) {
      throw new GitHubError(422, 'GitRPC::BadObjectState');
    }
    below.forEach(path => files.delete(path));
  } else if (item.content !== undefined) {
    const sha = objects.putBlob(Buffer.from(item.content, 'utf8'));
    files.set(item.path, { sha, mode: item.mode });
  } else if (item.sha && item.type === 'tree') {
    if (!objects.tree(item.sha)) {
      throw new GitHubError(422, `tree.sha ${item.sha} is not a valid tree`);
    }
    for (const [path, file] of filesOf(objects, item.sha, `${item.path}/`)) {
      files.set(path, file);
    }
  } else if (item.sha && objects.blob(item.sha)) {
    files.set(item.path, { sha: item.sha, mode: item.mode });
  } else {
    throw new GitHubError(422, `tree.sha ${item.sha} is not a valid blob`);
  }
}

function treeView(
  call: ApiCall,
  repository: Repository,
  sha: string,
  recursive: boolean,
): object {
  const { objects } = repository;
  const api = apiUrl(call.baseUrl, repository);
  const list = (treeSha: string, prefix: string): object[] =>
    (objects.tree(treeSha) ?? []).flatMap(entry => {
      const folder = isFolder(entry);
      const path = `${prefix}${entry.name}`;
      const view = {
        path,
        mode: entry.mode,
        type: folder ? 'tree' : 'blob',
        sha: entry.sha,
        ...(folder ? {} : { size: objects.blob(entry.sha)?.length ?? 0 }),
        url: `${api}/git/${folder ? 'trees' : 'blobs'}/${entry.sha}`,
      };
      return folder && recursive
        ? [view, ...list(entry.sha, `${path}/`)]
        : [view];
    });
  return {
    sha,
    url: `${api}/git/trees/${sha}`,
    tree: list(sha, ''),
    truncated: false,
  };
}

function baseFiles(
  call: ApiCall,
  repository: Repository,
): Map<string, FileEntry> {
  const { base_tree: base } = call.body;
  if (typeof base !== 'string') {
    return new Map();
  }
  const { objects } = repository;
  const sha = objects.tree(base) ? base : objects.commit(base)?.tree;
  if (!sha) {
    throw new GitHubError(422, 'base_tree is not a valid tree oid');
  }
  return filesOf(objects, sha);
}

function personOf(value: unknown, fallback: Signature): Signature {
  const { name, email, date } = (value ?? {}) as Record<string, unknown>;
  const at = typeof date === 'string' ? new Date(date) : fallback.date;
  return {
    name: typeof name === 'string' ? name : fallback.name,
    email: typeof email === 'string' ? email : fallback.email,
    date: Number.isNaN(at.getTime()) ? fallback.date : at,
  };
}

/** Endpoints of the git objects: trees, blobs and commits. */
export const gitDataRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/trees/{sha...}',
    run: call => {
      const repository = repositoryOf(call);
      const { sha } = call.path;
      const tree = repository.objects.tree(sha)
        ? sha
        : repository.resolve(sha)?.tree;
      if (!tree) {
        throw notFound();
      }
      return {
        json: treeView(call, repository, tree, call.query.has('recursive')),
      };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/trees',
    run: call => {
      const { repository } = writableRepositoryOf(call);
      const files = baseFiles(call, repository);
      itemsOf(call).forEach(item => changeFiles(repository, files, item));
      const sha = writeFiles(repository.objects, files);
      return { status: 201, json: treeView(call, repository, sha, false) };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/blobs/{sha}',
    run: call => {
      const repository = repositoryOf(call);
      const { sha } = call.path;
      const content = repository.objects.blob(sha);
      if (!content) {
        throw notFound();
      }
      return {
        json: {
          sha,
          node_id: sha,
          size: content.length,
          url: `${apiUrl(call.baseUrl, repository)}/git/blobs/${sha}`,
          content: content.toString('base64'),
          encoding: 'base64',
        },
      };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/blobs',
    run: call => {
      const { repository } = writableRepositoryOf(call);
      const { content, encoding } = call.body;
      if (typeof content !== 'string') {
        throw validationFailed({
          resource: 'Blob',
          field: 'content',
          code: 'missing_field',
        });
      }
      const sha = repository.objects.putBlob(
        Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
      );
      return {
        status: 201,
        json: {
          sha,
          url: `${apiUrl(call.baseUrl, repository)}/git/blobs/${sha}`,
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/commits/{sha}',
    run: call => {
      const repository = repositoryOf(call);
      const commit = repository.objects.commit(call.path.sha);
      if (!commit) {
        throw notFound();
      }
      return { json: gitCommitView(call.baseUrl, repository, commit) };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/commits',
    run: call => {
      const { repository, user } = writableRepositoryOf(call);
      const { objects } = repository;
      const message = requiredText(call, 'Commit', 'message');
      const tree = requiredText(call, 'Commit', 'tree');
      if (!objects.tree(tree)) {
        throw new GitHubError(422, 'Tree SHA does not exist');
      }
      const parents = Array.isArray(call.body.parents)
        ? call.body.parents.map(String)
        : [];
      if (parents.some(parent => !objects.commit(parent))) {
        throw new GitHubError(
          422,
          'Parent SHA does not exist or is not a commit object',
        );
      }
      const author = personOf(
        call.body.author,
        signatureOf(user, call.host.now()),
      );
      const committer = personOf(call.body.committer, author);
      const commit = objects.putCommit({
        tree,
        parents,
        author,
        committer,
        message,
      });
      return {
        status: 201,
        json: gitCommitView(call.baseUrl, repository, commit),
      };
    },
  },
];
