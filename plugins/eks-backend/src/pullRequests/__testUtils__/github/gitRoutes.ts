import { blobId, Refusal } from '../git/GitStore';
import { RepositoryState } from '../git/RepositoryState';
import { HostAnswer } from '../server/HostServer';
import { Call, pageOf, Route, tables, text } from '../server/routes';

const ROOT = '/api/v3/repos/:owner/:repository';
/** GitHub sends the content of larger files only as they are. */
const INLINE_BYTES = 1024 * 1024;

export const refused = (message: string): HostAnswer => ({
  status: 422,
  body: { message },
});
export const notFound: HostAnswer = {
  status: 404,
  body: { message: 'Not Found' },
};

/** Routes of branches, commits, trees and contents. */
export function gitRoutes(state: RepositoryState): Route[] {
  const { git } = state;

  function branch({ params }: Call): HostAnswer {
    const commit = git.commit(git.branches.get(params.branch));
    if (!commit) return { status: 404, body: { message: 'Branch not found' } };
    const tree = { sha: commit.treeId };
    return {
      status: 200,
      body: {
        name: params.branch,
        commit: { sha: commit.id, commit: { message: commit.message, tree } },
      },
    };
  }

  function contents({ params, query, headers }: Call): HostAnswer {
    const commit = git.commit(query.get('ref') ?? '');
    if (!commit) return notFound;
    const path = params.path ?? '';
    const file = commit.tree.get(path);
    if (file && headers.accept?.includes('raw')) {
      return { status: 200, body: file };
    }
    if (file) {
      const inline = file.byteLength <= INLINE_BYTES;
      return {
        status: 200,
        body: {
          type: 'file',
          path,
          sha: blobId(file),
          size: file.byteLength,
          encoding: inline ? 'base64' : 'none',
          content: inline
            ? file.toString('base64').replace(/(.{60})/g, '$1\n')
            : '',
        },
      };
    }
    const entries = entriesOf([...commit.tree.keys()], path);
    if (entries.length === 0 && path) return notFound;
    return {
      status: 200,
      body: entries.slice(0, 1000).map(entry => ({
        type: entry.isFile ? 'file' : 'dir',
        path: entry.path,
        name: entry.path.split('/').pop(),
      })),
    };
  }

  function oneTree({ params }: Call): HostAnswer {
    const root = params.sha.split(':');
    const found = git.tree(root[0]);
    if (!found) return notFound;
    const prefix = root[1] ?? '';
    return {
      status: 200,
      body: {
        sha: params.sha,
        truncated: false,
        tree: entriesOf([...found.keys()], prefix).map(({ path, isFile }) => ({
          path: prefix ? path.slice(prefix.length + 1) : path,
          type: isFile ? 'blob' : 'tree',
          sha: isFile
            ? blobId(found.get(path) ?? Buffer.of())
            : `${root[0]}:${path}`,
        })),
      },
    };
  }

  function createTree({ json }: Call): HostAnswer {
    const base = git.tree(text(json, 'base_tree'));
    if (!base) return notFound;
    const files = new Map(base);
    for (const entry of tables(json, 'tree')) {
      const path = text(entry, 'path');
      if (entry.sha === null) {
        if (!files.delete(path)) return refused('GitRPC::BadObjectState');
      } else files.set(path, Buffer.from(text(entry, 'content')));
    }
    return { status: 201, body: { sha: git.addTree(files), truncated: false } };
  }

  function createCommit({ json }: Call): HostAnswer {
    const files = git.tree(text(json, 'tree'));
    const parents = Array.isArray(json.parents) ? json.parents.map(String) : [];
    if (!files || parents.some(id => !git.commit(id))) return notFound;
    const commit = git.addCommit(files, parents, text(json, 'message'));
    return {
      status: 201,
      body: { sha: commit.id, tree: { sha: commit.treeId } },
    };
  }

  function ref(status: number, name: string, refusal?: Refusal): HostAnswer {
    if (refusal === 'exists') return refused('Reference already exists');
    if (refusal === 'missing') return refused('Reference does not exist');
    if (refusal) return refused('Update is not a fast forward');
    const sha = git.branches.get(name);
    return {
      status,
      body: { ref: `refs/heads/${name}`, object: { sha, type: 'commit' } },
    };
  }

  function createRef({ json }: Call): HostAnswer {
    const name = text(json, 'ref').replace('refs/heads/', '');
    const refusal = git.createBranch(name, text(json, 'sha'));
    return ref(201, name, refusal);
  }

  function updateRef({ params, json }: Call): HostAnswer {
    if (json.force !== false) throw new Error('A branch was forced');
    const refusal = git.fastForward(params.branch, text(json, 'sha'));
    return ref(200, params.branch, refusal);
  }

  function compare({ params, query }: Call): HostAnswer {
    const [base, head] = params.basehead
      .split('...')
      .map(name => git.branches.get(name) ?? name);
    if (!git.commit(base) || !git.commit(head)) return notFound;
    const ahead = git.ahead(base, head);
    const common = git.mergeBase(base, head);
    return {
      status: 200,
      body: {
        status: 'ahead',
        ahead_by: ahead.length,
        behind_by: git.ahead(head, base).length,
        total_commits: ahead.length,
        commits: pageOf([...ahead].reverse(), query).map(each => ({
          sha: each.id,
          commit: { message: each.message },
          parents: each.parents.map(sha => ({ sha })),
        })),
        files: git.changes(common, head).map(filename => ({ filename })),
      },
    };
  }

  const gitCommit = ({ params }: Call): HostAnswer => {
    const commit = git.commit(params.sha);
    if (!commit) return notFound;
    const body = { sha: commit.id, tree: { sha: commit.treeId } };
    return { status: 200, body };
  };
  const deleteRef = ({ params }: Call): HostAnswer =>
    git.branches.delete(params.branch)
      ? { status: 204 }
      : refused('Reference does not exist');

  const route = (
    method: string,
    path: string,
    operation: string,
    handle: Route['handle'],
  ) => ({ method, path: `${ROOT}${path}`, operation, handle });
  return [
    route('GET', '/branches/*branch', 'repos/get-branch', branch),
    route('GET', '/contents', 'repos/get-content', contents),
    route('GET', '/contents/*path', 'repos/get-content', contents),
    route('GET', '/compare/*basehead', 'repos/compare-commits', compare),
    route('GET', '/git/commits/:sha', 'git/get-commit', gitCommit),
    route('GET', '/git/trees/*sha', 'git/get-tree', oneTree),
    route('POST', '/git/trees', 'git/create-tree', createTree),
    route('POST', '/git/commits', 'git/create-commit', createCommit),
    route('POST', '/git/refs', 'git/create-ref', createRef),
    route('PATCH', '/git/refs/heads/*branch', 'git/update-ref', updateRef),
    route('DELETE', '/git/refs/heads/*branch', 'git/delete-ref', deleteRef),
  ];
}

/** What is right in a directory. */
export function entriesOf(paths: readonly string[], directory: string) {
  const prefix = directory ? `${directory}/` : '';
  const entries = new Map<string, boolean>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name, ...below] = path.slice(prefix.length).split('/');
    entries.set(`${prefix}${name}`, below.length === 0);
  }
  return [...entries].map(([path, isFile]) => ({ path, isFile }));
}
