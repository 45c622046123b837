import { RepositoryState, StoredPull } from '../git/RepositoryState';
import { HostAnswer } from '../server/HostServer';
import { Call, pageOf, Route, text } from '../server/routes';
import { problem, ROOT } from './gitRoutes';

const states = { open: 'opened', closed: 'closed', merged: 'merged' };
const PROJECT_ID = 7;

/** Routes of merge requests, notes and approvals. */
export function mergeRequestRoutes(
  state: RepositoryState,
  page: string,
): Route[] {
  const shown = (pull: StoredPull) => ({
    id: 1000 + pull.number,
    iid: pull.number,
    web_url: `${page}/-/merge_requests/${pull.number}`,
    title: pull.title,
    description: pull.body,
    state: states[pull.state],
    draft: pull.draft,
    source_branch: pull.branch,
    target_branch: pull.base,
    source_project_id: PROJECT_ID,
    target_project_id: PROJECT_ID,
    sha: state.headOf(pull),
    merge_commit_sha: null,
    squash_commit_sha: pull.mergedCommit ?? null,
    merged_at: pull.state === 'merged' ? pull.endedAt : null,
    closed_at: pull.state === 'closed' ? pull.endedAt : null,
    closed_by:
      pull.state === 'closed' ? { name: pull.endedBy, username: 'u' } : null,
    detailed_merge_status:
      state.reported('detailed_merge_status', pull.number)[0] ?? 'mergeable',
  });
  const detailed = (pull: StoredPull) => ({
    ...shown(pull),
    head_pipeline: state.reported('head_pipeline', pull.number)[0] ?? null,
  });
  const withPull =
    (handle: (pull: StoredPull, call: Call) => HostAnswer) =>
    (call: Call): HostAnswer => {
      const pull = state.pull(call.params.iid);
      return pull ? handle(pull, call) : problem(404, '404 Not found');
    };

  function list({ query }: Call): HostAnswer {
    if (query.get('scope') !== 'all')
      throw new Error('Only own ones are found');
    const found = state.pulls
      .filter(pull => pull.branch === query.get('source_branch'))
      .filter(pull => query.get('state') === 'all' || pull.state === 'open')
      .map(shown);
    const foreign = found
      .slice(0, 1)
      .map(each => ({ ...each, iid: 999, source_project_id: 8 }));
    return { status: 200, body: pageOf([...found, ...foreign], query) };
  }

  function create({ json }: Call): HostAnswer {
    const title = text(json, 'title');
    const pull = state.openPull({
      title: title.replace(/^Draft: /, ''),
      body: text(json, 'description'),
      draft: title.startsWith('Draft: '),
      branch: text(json, 'source_branch'),
      base: text(json, 'target_branch'),
    });
    if (!pull) {
      return problem(409, [
        'Another open merge request already exists for this source branch: !1',
      ]);
    }
    pull.labels = String(json.labels ?? '')
      .split(',')
      .filter(Boolean);
    return { status: 201, body: detailed(pull) };
  }

  const update = withPull((pull, { json }) => {
    if (json.state_event === 'close') {
      state.endPull(pull.number, 'closed', 'portal');
    }
    return { status: 200, body: detailed(pull) };
  });
  const notes = withPull((pull, { query }) => ({
    status: 200,
    body: pageOf(
      [
        { id: 1, body: 'changed the description', system: true },
        ...pull.comments,
      ],
      query,
    ),
  }));
  const addNote = withPull((pull, { json }) => ({
    status: 201,
    body: state.addComment(pull, text(json, 'body')),
  }));
  const editNote = withPull((pull, { params, json }) => {
    const comment = pull.comments.find(({ id }) => id === Number(params.note));
    if (!comment) return problem(404, '404 Not found');
    comment.body = text(json, 'body');
    return { status: 200, body: comment };
  });
  const approvals = withPull(pull => ({
    status: 200,
    body: { approved_by: state.reported('approved_by', pull.number) },
  }));

  const route = (method: string, path: string, handle: Route['handle']) => ({
    method,
    path: `${ROOT}/merge_requests${path}`,
    operation: path,
    handle,
  });
  return [
    route('GET', '', list),
    route('POST', '', create),
    route(
      'GET',
      '/:iid',
      withPull(pull => ({ status: 200, body: detailed(pull) })),
    ),
    route('PUT', '/:iid', update),
    route('GET', '/:iid/notes', notes),
    route('POST', '/:iid/notes', addNote),
    route('PUT', '/:iid/notes/:note', editNote),
    route('GET', '/:iid/approvals', approvals),
  ];
}
