import { RepositoryState, StoredPull } from '../git/RepositoryState';
import { HostAnswer } from '../server/HostServer';
import { Call, pageOf, Route, text } from '../server/routes';
import { notFound } from './gitRoutes';

const ROOT = '/api/v3/repos/:owner/:repository';

/** Routes of pull requests, their comments and what reports on them. */
export function pullRoutes(state: RepositoryState, page: string): Route[] {
  const shown = (pull: StoredPull) => ({
    number: pull.number,
    html_url: `${page}/pull/${pull.number}`,
    title: pull.title,
    body: pull.body,
    state: pull.state === 'open' ? 'open' : 'closed',
    draft: pull.draft,
    head: { ref: pull.branch, sha: state.headOf(pull) },
    base: { ref: pull.base },
    merged_at: pull.state === 'merged' ? pull.endedAt : null,
    closed_at: pull.endedAt ?? null,
    // Before the merge this is the trial merge.
    merge_commit_sha: pull.mergedCommit ?? 'f'.repeat(40),
  });
  const detailed = (pull: StoredPull) => ({
    ...shown(pull),
    merged: pull.state === 'merged',
    mergeable: true,
    mergeable_state:
      state.reported('mergeable_state', pull.number)[0] ?? 'clean',
  });
  const withPull =
    (handle: (pull: StoredPull, call: Call) => HostAnswer) =>
    (call: Call): HostAnswer => {
      const pull = state.pull(call.params.number);
      return pull ? handle(pull, call) : notFound;
    };

  function list({ params, query }: Call): HostAnswer {
    const head = query.get('head') ?? '';
    const [owner, branch] = head.split(':');
    // GitHub ignores a head without an owner.
    const found = state.pulls.filter(
      pull => !branch || (owner === params.owner && pull.branch === branch),
    );
    const wanted = found.filter(
      pull => query.get('state') === 'all' || pull.state === 'open',
    );
    const newestFirst = [...wanted].reverse();
    return { status: 200, body: pageOf(newestFirst, query).map(shown) };
  }

  function create({ json, params }: Call): HostAnswer {
    const branch = text(json, 'head');
    const base = text(json, 'base');
    const head = state.git.branches.get(branch);
    const baseHead = state.git.branches.get(base);
    const invalid = (error: Record<string, unknown>): HostAnswer => ({
      status: 422,
      body: {
        message: 'Validation Failed',
        errors: [{ resource: 'PullRequest', code: 'custom', ...error }],
      },
    });
    if (!head || !baseHead) {
      return invalid({ field: head ? 'base' : 'head', code: 'invalid' });
    }
    if (state.git.ahead(baseHead, head).length === 0) {
      return invalid({ message: `No commits between ${base} and ${branch}` });
    }
    const pull = state.openPull({
      title: text(json, 'title'),
      body: text(json, 'body'),
      draft: json.draft === true,
      branch,
      base,
    });
    return pull
      ? { status: 201, body: detailed(pull) }
      : invalid({
          message: `A pull request already exists for ${params.owner}:${branch}.`,
        });
  }

  const update = withPull((pull, { json }) => {
    if (json.state === 'closed') state.endPull(pull.number, 'closed', 'portal');
    return { status: 200, body: detailed(pull) };
  });
  const issue = withPull(pull => ({
    status: 200,
    body: {
      number: pull.number,
      title: pull.title,
      closed_by: pull.endedBy ? { login: pull.endedBy } : null,
    },
  }));
  const addLabels = withPull((pull, { json }) => {
    const names = Array.isArray(json.labels) ? json.labels.map(String) : [];
    pull.labels = [...new Set([...pull.labels, ...names])];
    return { status: 200, body: pull.labels.map(name => ({ name })) };
  });
  const comments = withPull((pull, { query }) => ({
    status: 200,
    body: pageOf(pull.comments, query),
  }));
  const addComment = withPull((pull, { json }) => ({
    status: 201,
    body: state.addComment(pull, text(json, 'body')),
  }));
  function editComment({ params, json }: Call): HostAnswer {
    const comment = state.pulls
      .flatMap(pull => pull.comments)
      .find(({ id }) => id === Number(params.id));
    if (!comment) return notFound;
    comment.body = text(json, 'body');
    return { status: 200, body: comment };
  }
  const reviews = withPull((pull, { query }) => ({
    status: 200,
    body: pageOf(state.reported('reviews', pull.number), query),
  }));
  function checkRuns({ params, query }: Call): HostAnswer {
    const runs = state.reported('check-runs', params.sha);
    const body = { total_count: runs.length, check_runs: pageOf(runs, query) };
    return { status: 200, body };
  }
  function status({ params, query }: Call): HostAnswer {
    const statuses = state.reported('statuses', params.sha);
    const body = {
      sha: params.sha,
      total_count: statuses.length,
      statuses: pageOf(statuses, query),
    };
    return { status: 200, body };
  }

  const route = (
    method: string,
    path: string,
    operation: string,
    handle: Route['handle'],
  ) => ({ method, path: `${ROOT}${path}`, operation, handle });
  const comment = '/issues/comments/:id';
  return [
    route('GET', '/pulls', 'pulls/list', list),
    route('POST', '/pulls', 'pulls/create', create),
    route(
      'GET',
      '/pulls/:number',
      'pulls/get',
      withPull(pull => ({ status: 200, body: detailed(pull) })),
    ),
    route('PATCH', '/pulls/:number', 'pulls/update', update),
    route('GET', '/pulls/:number/reviews', 'pulls/list-reviews', reviews),
    route('PATCH', comment, 'issues/update-comment', editComment),
    route('GET', '/issues/:number', 'issues/get', issue),
    route('POST', '/issues/:number/labels', 'issues/add-labels', addLabels),
    route('GET', '/issues/:number/comments', 'issues/list-comments', comments),
    route(
      'POST',
      '/issues/:number/comments',
      'issues/create-comment',
      addComment,
    ),
    route('GET', '/commits/:sha/check-runs', 'checks/list-for-ref', checkRuns),
    route(
      'GET',
      '/commits/:sha/status',
      'repos/get-combined-status-for-ref',
      status,
    ),
  ];
}
