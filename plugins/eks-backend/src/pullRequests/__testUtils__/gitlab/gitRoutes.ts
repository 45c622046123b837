import { blobId } from '../git/GitStore';
import { RepositoryState } from '../git/RepositoryState';
import { entriesOf } from '../github/gitRoutes';
import { HostAnswer } from '../server/HostServer';
import { Call, pageOf, Route, tables, text } from '../server/routes';

export const ROOT = '/gitlab/api/v4/projects/:project';

export const problem = (status: number, message: unknown): HostAnswer => ({
  status,
  body: { message },
});

/** Routes of branches, commits and files. */
export function gitRoutes(state: RepositoryState): Route[] {
  const { git } = state;

  const shownCommit = (id: string) => {
    const commit = git.commit(id);
    return {
      id,
      short_id: id.slice(0, 8),
      message: commit?.message,
      title: commit?.message.split('\n')[0],
      parent_ids: commit?.parents,
    };
  };

  function branch({ params }: Call): HostAnswer {
    const head = git.branches.get(params.branch);
    if (!head) return problem(404, '404 Branch Not Found');
    const body = { name: params.branch, commit: shownCommit(head) };
    return { status: 200, body };
  }

  function file({ params, query }: Call): HostAnswer {
    const commit = git.commit(query.get('ref') ?? undefined);
    if (!commit) return problem(404, '404 Commit Not Found');
    const content = commit.tree.get(params.path);
    if (!content) return problem(404, '404 File Not Found');
    return {
      status: 200,
      body: {
        file_path: params.path,
        size: content.byteLength,
        encoding: 'base64',
        content: content.toString('base64'),
        blob_id: blobId(content),
        commit_id: commit.id,
        last_commit_id: git.lastChange(commit.id, params.path),
      },
    };
  }

  function tree({ query }: Call): HostAnswer {
    const commit = git.commit(query.get('ref') ?? undefined);
    const path = query.get('path') ?? '';
    const entries = entriesOf([...(commit?.tree.keys() ?? [])], path);
    if (entries.length === 0) {
      return problem(404, '404 invalid revision or path Not Found');
    }
    const body = entries.map(entry => ({
      path: entry.path,
      name: entry.path.split('/').pop(),
      type: entry.isFile ? 'blob' : 'tree',
    }));
    return { status: 200, body: pageOf(body, query) };
  }

  function compare({ query }: Call): HostAnswer {
    const [from, to] = ['from', 'to']
      .map(key => query.get(key) ?? '')
      .map(name => git.branches.get(name) ?? name);
    if (!git.commit(from) || !git.commit(to)) {
      return problem(404, '404 Ref Not Found');
    }
    const commits = git.ahead(from, to).reverse();
    return {
      status: 200,
      body: {
        commits: commits.map(({ id }) => shownCommit(id)),
        diffs: git
          .changes(git.mergeBase(from, to), to)
          .map(path => ({ old_path: path, new_path: path, diff: '' })),
        compare_timeout: false,
        compare_same_ref: from === to,
      },
    };
  }

  /** With `start_sha` the branch must be new; without, the commit lands on its head. */
  function addCommit({ json }: Call): HostAnswer {
    const name = text(json, 'branch');
    const head = git.branches.get(name);
    if ('force' in json) throw new Error('A branch was forced');
    if ('start_sha' in json && head) {
      return problem(
        400,
        `A branch called '${name}' already exists. Switch to that branch in order to make changes`,
      );
    }
    const parent = head ?? String(json.start_sha ?? '');
    const start = git.commit(parent);
    if (!start) {
      return problem(
        400,
        'You can only create or edit files when you are on a branch',
      );
    }
    const changes = new Map<string, Buffer | undefined>();
    for (const action of tables(json, 'actions')) {
      const path = text(action, 'file_path');
      const held = start.tree.has(path);
      if (action.action === 'create' && held) {
        return problem(400, 'A file with this name already exists');
      }
      if (action.action !== 'create' && !held) {
        return problem(400, `A file with this name doesn't exist`);
      }
      const last = action.last_commit_id;
      if (typeof last === 'string' && git.lastChange(parent, path) !== last) {
        return problem(
          400,
          'You are attempting to update a file that has changed since you started editing it.',
        );
      }
      const encoding = action.encoding === 'base64' ? 'base64' : 'utf8';
      changes.set(
        path,
        action.action === 'delete'
          ? undefined
          : Buffer.from(text(action, 'content'), encoding),
      );
    }
    const made = git.commitOn(parent, changes, text(json, 'commit_message'));
    git.branches.set(name, made.id);
    return { status: 201, body: shownCommit(made.id) };
  }

  const oneCommit = ({ params }: Call): HostAnswer =>
    git.commit(params.sha)
      ? { status: 200, body: shownCommit(params.sha) }
      : problem(404, '404 Commit Not Found');
  const statuses = ({ params, query }: Call): HostAnswer => ({
    status: 200,
    body: pageOf(state.reported('statuses', params.sha), query),
  });
  const deleteBranch = ({ params }: Call): HostAnswer =>
    git.branches.delete(params.branch)
      ? { status: 204 }
      : problem(404, '404 Branch Not Found');

  const route = (method: string, path: string, handle: Route['handle']) => ({
    method,
    path: `${ROOT}/repository${path}`,
    operation: path,
    handle,
  });
  return [
    route('GET', '/branches/:branch', branch),
    route('DELETE', '/branches/:branch', deleteBranch),
    route('GET', '/files/:path', file),
    route('GET', '/tree', tree),
    route('GET', '/compare', compare),
    route('POST', '/commits', addCommit),
    route('GET', '/commits/:sha', oneCommit),
    route('GET', '/commits/:sha/statuses', statuses),
  ];
}
