import { blobId } from '../git/GitStore';
import { RepositoryState } from '../git/RepositoryState';
import { HostAnswer } from '../server/HostServer';
import { Call, Route, tables, text } from '../server/routes';

const ROOT = '/acme/platform/_apis/git/repositories/xkf';
const NOTHING = '0'.repeat(40);

/** Azure DevOps names its errors by key and by number within the message. */
export function problem(
  status: number,
  typeKey: string,
  message: string,
): HostAnswer {
  return {
    status,
    body: { $id: '1', innerException: null, message, typeKey, errorCode: 0 },
  };
}

export const noPullRequest = problem(
  404,
  'GitPullRequestNotFoundException',
  'TF401180: The requested pull request was not found.',
);

/** Routes of branches, commits and items. */
export function gitRoutes(state: RepositoryState): Route[] {
  const { git } = state;
  const noCommit = problem(
    404,
    'GitUnresolvableToCommitException',
    'TF401175: The version descriptor could not be resolved to a version.',
  );

  function refs({ query }: Call): HostAnswer {
    const filter = `refs/${query.get('filter') ?? ''}`;
    const value = [...git.branches]
      .map(([name, objectId]) => ({ name: `refs/heads/${name}`, objectId }))
      .filter(({ name }) => name.startsWith(filter));
    return { status: 200, body: { value, count: value.length } };
  }

  function items({ query, headers }: Call): HostAnswer {
    const commit = git.commit(
      query.get('versionDescriptor.version') ?? undefined,
    );
    if (!commit) return noCommit;
    const path = query.get('path') ?? query.get('scopePath') ?? '/';
    const name = path.slice(1);
    const file = commit.tree.get(name);
    const below = [...commit.tree.keys()].filter(
      each => !name || each.startsWith(`${name}/`),
    );
    if (!file && below.length === 0) {
      return problem(
        404,
        'GitItemNotFoundException',
        `TF401174: The item '${path}' could not be found in the repository.`,
      );
    }
    if (file && headers.accept === 'application/octet-stream') {
      return { status: 200, body: file };
    }
    const folders = new Set<string>();
    const files: string[] = [];
    for (const each of below) {
      const [first, ...rest] = each
        .slice(name ? name.length + 1 : 0)
        .split('/');
      const full = name ? `/${name}/${first}` : `/${first}`;
      if (rest.length > 0) folders.add(full);
      else files.push(full);
    }
    const value = file
      ? [{ path, gitObjectType: 'blob', objectId: blobId(file) }]
      : [
          { path, gitObjectType: 'tree', isFolder: true },
          ...[...folders].map(each => ({
            path: each,
            gitObjectType: 'tree',
            isFolder: true,
          })),
          ...files.map(each => ({ path: each, gitObjectType: 'blob' })),
        ];
    return { status: 200, body: { count: value.length, value } };
  }

  function diff({ query }: Call): HostAnswer {
    const base = git.branches.get(query.get('baseVersion') ?? '');
    const head = query.get('targetVersion') ?? '';
    if (!base || !git.commit(head)) return noCommit;
    const commonCommit = git.mergeBase(base, head);
    const changes = git.changes(commonCommit, head).map(path => ({
      item: { gitObjectType: 'blob', path: `/${path}` },
      changeType: 'edit',
    }));
    return {
      status: 200,
      body: {
        allChangesIncluded: true,
        changeCounts: { Edit: changes.length },
        changes,
        commonCommit,
        baseCommit: base,
        targetCommit: head,
        aheadCount: git.ahead(base, head).length,
        behindCount: git.ahead(head, base).length,
      },
    };
  }

  function oneCommit({ params }: Call): HostAnswer {
    const found = git.commit(params.id);
    if (!found) return noCommit;
    const { id, treeId, message, parents } = found;
    return {
      status: 200,
      body: { commitId: id, treeId, comment: message, parents },
    };
  }

  /** The old value is both the parent and what the branch must stand at, if there is one. */
  function push({ json }: Call): HostAnswer {
    const [update] = tables(json, 'refUpdates');
    const [wanted] = tables(json, 'commits');
    const name = text(update, 'name').replace('refs/heads/', '');
    const parent = text(update, 'oldObjectId');
    const head = git.branches.get(name);
    if (head ? head !== parent : !git.commit(parent)) {
      return problem(
        409,
        'GitReferenceStaleException',
        `TF401028: The reference 'refs/heads/${name}' has already been updated by another client, so you cannot update it. Please try again.`,
      );
    }
    const changes = new Map<string, Buffer | undefined>();
    for (const change of tables(wanted, 'changes')) {
      const item = Object(change.item);
      const path = text(item, 'path').slice(1);
      const held = git.commit(parent)?.tree.has(path) ?? false;
      if ((change.changeType === 'add') === held) {
        return problem(
          400,
          'GitArgumentException',
          `The item ${path} cannot have the change ${change.changeType}.`,
        );
      }
      if (change.changeType === 'delete') changes.set(path, undefined);
      else {
        const { content, contentType } = Object(change.newContent);
        const encoding = contentType === 'base64encoded' ? 'base64' : 'utf8';
        changes.set(path, Buffer.from(String(content), encoding));
      }
    }
    const made = git.commitOn(parent, changes, text(wanted, 'comment'));
    git.branches.set(name, made.id);
    return {
      status: 201,
      body: {
        pushId: 1,
        commits: [{ commitId: made.id, comment: made.message }],
        refUpdates: [
          {
            name: `refs/heads/${name}`,
            oldObjectId: head ?? NOTHING,
            newObjectId: made.id,
          },
        ],
      },
    };
  }

  function updateRefs({ body }: Call): HostAnswer {
    const updates: unknown = JSON.parse(body.toString('utf8'));
    const [update] = tables({ updates }, 'updates');
    const name = text(update, 'name').replace('refs/heads/', '');
    const stands = git.branches.get(name) === update.oldObjectId;
    if (stands) git.branches.delete(name);
    const value = [
      {
        ...update,
        success: stands,
        updateStatus: stands ? 'succeeded' : 'staleOldObjectId',
      },
    ];
    return { status: 200, body: { value, count: 1 } };
  }

  const route = (
    method: string,
    path: string,
    operation: string,
    handle: Route['handle'],
  ) => ({ method, path: `${ROOT}${path}`, operation, handle });
  return [
    route('GET', '/refs', 'refs', refs),
    route('POST', '/refs', 'updateRefs', updateRefs),
    route('GET', '/items', 'items', items),
    route('GET', '/diffs/commits', 'diff', diff),
    route('GET', '/commits/:id', 'commit', oneCommit),
    route('POST', '/pushes', 'push', push),
  ];
}
