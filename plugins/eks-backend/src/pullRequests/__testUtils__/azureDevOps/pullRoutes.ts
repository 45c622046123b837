import { RepositoryState, StoredPull } from '../git/RepositoryState';
import { HostAnswer } from '../server/HostServer';
import { Call, Route, text } from '../server/routes';
import { noPullRequest, problem } from './gitRoutes';

const PROJECT = '/acme/platform/_apis';
const ROOT = `${PROJECT}/git/repositories/xkf`;
export const PROJECT_ID = '5f1c2b0e-0000-4000-8000-000000000001';

const statuses = { open: 'active', closed: 'abandoned', merged: 'completed' };

/** Routes of pull requests, threads, statuses and policies. */
export function pullRoutes(state: RepositoryState): Route[] {
  const shown = (pull: StoredPull) => ({
    pullRequestId: pull.number,
    title: pull.title,
    description: pull.body,
    status: statuses[pull.state],
    isDraft: pull.draft,
    sourceRefName: `refs/heads/${pull.branch}`,
    targetRefName: `refs/heads/${pull.base}`,
    mergeStatus: state.reported('mergeStatus', pull.number)[0] ?? 'succeeded',
    lastMergeSourceCommit: { commitId: state.headOf(pull) },
    // Before the merge this is the trial merge.
    lastMergeCommit: { commitId: pull.mergedCommit ?? 'f'.repeat(40) },
    ...(pull.endedAt && {
      closedDate: pull.endedAt,
      closedBy: { displayName: pull.endedBy },
    }),
    reviewers: state.reported('reviewers', pull.number),
    labels: pull.labels.map(name => ({ name, active: true })),
    repository: { id: 'r1', name: 'xkf', project: { id: PROJECT_ID } },
  });
  const withPull =
    (handle: (pull: StoredPull, call: Call) => HostAnswer) =>
    (call: Call): HostAnswer => {
      const pull = state.pull(call.params.number);
      return pull ? handle(pull, call) : noPullRequest;
    };
  const listed = (value: unknown[]): HostAnswer => ({
    status: 200,
    body: { value, count: value.length },
  });

  function list({ query }: Call): HostAnswer {
    const source = query.get('searchCriteria.sourceRefName');
    const all = query.get('searchCriteria.status') === 'all';
    const skip = Number(query.get('$skip') ?? 0);
    const found = state.pulls
      .filter(pull => !source || `refs/heads/${pull.branch}` === source)
      .filter(pull => all || pull.state === 'open');
    return listed(
      found.slice(skip, skip + Number(query.get('$top') ?? 100)).map(shown),
    );
  }

  function create({ json }: Call): HostAnswer {
    const branch = text(json, 'sourceRefName').replace('refs/heads/', '');
    const base = text(json, 'targetRefName').replace('refs/heads/', '');
    const body = text(json, 'description');
    if (body.length > 4000) {
      return problem(
        400,
        'InvalidArgumentValueException',
        'A maximum length of 4000 characters is allowed for description.',
      );
    }
    if (!state.git.branches.has(branch)) {
      return problem(404, 'GitRefNotFoundException', 'TF401398: No such ref.');
    }
    const pull = state.openPull({
      title: text(json, 'title'),
      body,
      draft: json.isDraft === true,
      branch,
      base,
    });
    if (!pull) {
      return problem(
        409,
        'GitPullRequestExistsException',
        'TF401179: An active pull request for the source and target branch already exists.',
      );
    }
    pull.labels = Array.isArray(json.labels)
      ? json.labels.map(label => String(Object(label).name))
      : [];
    return { status: 201, body: shown(pull) };
  }

  const update = withPull((pull, { json }) => {
    if (json.status === 'abandoned') {
      state.endPull(pull.number, 'closed', 'portal');
    }
    return { status: 200, body: shown(pull) };
  });

  const threads = withPull(pull =>
    listed([
      { id: 900, comments: [], isDeleted: false },
      ...pull.comments.map(({ id, body }) => ({
        id,
        isDeleted: false,
        comments: [{ id: 1, content: body, commentType: 'text' }],
      })),
    ]),
  );
  const addThread = withPull((pull, { json }) => {
    const [first] = Array.isArray(json.comments) ? json.comments : [];
    const { id } = state.addComment(pull, String(Object(first).content));
    return { status: 200, body: { id, status: json.status } };
  });
  const editComment = withPull((pull, { params, json }) => {
    const comment = pull.comments.find(
      ({ id }) => id === Number(params.thread),
    );
    if (!comment) return noPullRequest;
    comment.body = text(json, 'content');
    return { status: 200, body: { id: 1, content: comment.body } };
  });

  function evaluations({ query }: Call): HostAnswer {
    if (!query.get('api-version')?.includes('preview')) {
      return problem(400, 'VssVersionNotSpecifiedException', 'Use -preview.');
    }
    const [, project, number] =
      /CodeReviewId\/([^/]+)\/(\d+)$/.exec(query.get('artifactId') ?? '') ?? [];
    return listed(
      project === PROJECT_ID ? state.reported('evaluations', number) : [],
    );
  }

  const route = (method: string, path: string, handle: Route['handle']) => ({
    method,
    path,
    operation: path,
    handle,
  });
  const one = `${ROOT}/pullrequests/:number`;
  const parts = `${ROOT}/pullRequests/:number`;
  return [
    route('GET', `${ROOT}/pullrequests`, list),
    route('POST', `${ROOT}/pullrequests`, create),
    route(
      'GET',
      one,
      withPull(pull => ({ status: 200, body: shown(pull) })),
    ),
    route('PATCH', one, update),
    route('GET', `${parts}/threads`, threads),
    route('POST', `${parts}/threads`, addThread),
    route('PATCH', `${parts}/threads/:thread/comments/:comment`, editComment),
    route(
      'GET',
      `${parts}/statuses`,
      withPull(pull => listed(state.reported('statuses', pull.number))),
    ),
    route('GET', `${PROJECT}/policy/evaluations`, evaluations),
    route('GET', `${ROOT}/commits/:commit/statuses`, ({ params }) =>
      listed(state.reported('statuses', params.commit)),
    ),
    route('GET', `${PROJECT}/build/builds`, ({ query }) =>
      listed(
        query.get('repositoryId') === 'r1'
          ? state.reported('builds', query.get('branchName') ?? '')
          : [],
      ),
    ),
  ];
}
