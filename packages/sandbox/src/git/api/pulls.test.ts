import { commitFiles, github } from '../../__testUtils__/gitHost';
import { type Sandbox, startSandbox } from '../../startSandbox';
import { PORTAL_USER } from '../users';

const XKF = '/repos/acme/xkf';

describe('pull requests of the API', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const call = (
    request: string,
    body?: object,
    headers?: Record<string, string>,
  ) => github(sandbox, request, body, headers);

  it('opens a pull request once, and none without commits', async () => {
    await commitFiles(sandbox, 'acme/xkf', 'work', { a: '1\n' });
    const input = { title: 'A', body: 'Why', head: 'work', base: 'main' };
    const created = await call(`POST ${XKF}/pulls`, input);
    expect(created).toMatchObject({
      status: 201,
      body: {
        number: 1,
        state: 'open',
        user: { login: PORTAL_USER.login },
        head: { ref: 'work', label: 'acme:work' },
        base: { ref: 'main' },
        mergeable: true,
        merged: false,
        commits: 1,
        changed_files: 1,
        html_url: `${sandbox.gitUrl}/acme/xkf/pull/1`,
      },
    });
    const again = await call(`POST ${XKF}/pulls`, {
      ...input,
      head: 'acme:work',
    });
    expect(again).toMatchObject({
      status: 422,
      body: {
        message: 'Validation Failed',
        errors: [
          {
            resource: 'PullRequest',
            code: 'custom',
            message: 'A pull request already exists for acme:work.',
          },
        ],
      },
    });
    const main = (await call(`GET ${XKF}/git/ref/heads/main`)).body.object.sha;
    await call(`POST ${XKF}/git/refs`, { ref: 'refs/heads/same', sha: main });
    const empty = await call(`POST ${XKF}/pulls`, { ...input, head: 'same' });
    expect(empty.body.errors[0].message).toBe(
      'No commits between main and same',
    );
    const unknown = await call(`POST ${XKF}/pulls`, {
      ...input,
      head: 'none',
      base: 'no',
    });
    expect(unknown.body.errors).toMatchObject([
      { field: 'head' },
      { field: 'base' },
    ]);
    const list = (query: string) => call(`GET ${XKF}/pulls?${query}`);
    expect(
      (await list('head=acme:work&base=main&state=open')).body,
    ).toHaveLength(1);
    expect((await list('head=acme:other')).body).toHaveLength(0);
    expect((await list('head=other')).body).toHaveLength(1);
    expect((await list('state=closed')).body).toHaveLength(0);
    expect((await call(`GET ${XKF}/pulls/1/files`)).body).toMatchObject([
      { filename: 'a', status: 'added', patch: '@@ -0,0 +1 @@\n+1' },
    ]);
    expect((await call(`GET ${XKF}/pulls/1/commits`)).body).toHaveLength(1);
    expect((await call(`GET ${XKF}/pulls/1/reviews`)).body).toEqual([]);
    expect((await call(`GET ${XKF}/pulls/2`)).status).toBe(404);
  });

  it('edits, closes and reopens a pull request; a deleted branch closes it', async () => {
    await commitFiles(sandbox, 'acme/xkf', 'work', { a: '1' });
    await call(`POST ${XKF}/pulls`, { title: 'A', head: 'work', base: 'main' });
    const patch = (body: object) => call(`PATCH ${XKF}/pulls/1`, body);
    expect((await patch({ title: 'B', body: 'C' })).body).toMatchObject({
      title: 'B',
      body: 'C',
    });
    expect((await patch({ state: 'gone' })).status).toBe(422);
    expect((await patch({ state: 'closed' })).body).toMatchObject({
      state: 'closed',
      merged: false,
    });
    expect((await call(`PUT ${XKF}/pulls/1/merge`, {})).status).toBe(405);
    expect((await patch({ state: 'open' })).body.state).toBe('open');
    await call(`DELETE ${XKF}/git/refs/heads/work`);
    const closed = await call(`GET ${XKF}/pulls/1`);
    expect(closed.body).toMatchObject({
      state: 'closed',
      merged_at: null,
      changed_files: 1,
    });
    expect((await patch({ state: 'open' })).status).toBe(422);
  });

  it('merges what it was shown, and only once', async () => {
    const sha = await commitFiles(sandbox, 'acme/xkf', 'work', { a: '1' });
    await call(`POST ${XKF}/pulls`, { title: 'A', head: 'work', base: 'main' });
    const before = await call(`GET ${XKF}/pulls/1`);
    expect(before.body.merge_commit_sha).toMatch(/^[0-9a-f]{40}$/);
    const put = (body: object) => call(`PUT ${XKF}/pulls/1/merge`, body);
    expect((await call(`GET ${XKF}/pulls/1/merge`)).status).toBe(404);
    const stale = await put({ sha: before.body.base.sha });
    expect(stale).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('Head branch was modified') },
    });
    const merged = await put({ sha });
    expect(merged).toMatchObject({ status: 200, body: { merged: true } });
    expect((await call(`GET ${XKF}/pulls/1/merge`)).status).toBe(204);
    expect((await put({ sha })).status).toBe(405);
    const after = await call(`GET ${XKF}/pulls/1`);
    expect(after.body).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: merged.body.sha,
      merged_by: { login: PORTAL_USER.login },
    });
    const main = await call(`GET ${XKF}/branches/main`);
    expect(main.body.commit).toMatchObject({
      sha: merged.body.sha,
      parents: [{}, { sha }],
    });
  });

  it('tells a conflict from a pull request that can be merged', async () => {
    await commitFiles(sandbox, 'acme/xkf', 'one', {
      'template.version': '1\n',
    });
    await commitFiles(sandbox, 'acme/xkf', 'two', {
      'template.version': '2\n',
    });
    for (const head of ['one', 'two']) {
      await call(`POST ${XKF}/pulls`, { title: head, head, base: 'main' });
    }
    await call(`PUT ${XKF}/pulls/1/merge`, { merge_method: 'squash' });
    const main = await call(`GET ${XKF}/branches/main`);
    expect(main.body.commit.parents).toHaveLength(1);
    expect((await call(`GET ${XKF}/pulls/2`)).body).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
      merge_commit_sha: null,
    });
    expect((await call(`PUT ${XKF}/pulls/2/merge`, {})).status).toBe(405);
  });

  it('keeps comments, labels and statuses', async () => {
    const sha = await commitFiles(sandbox, 'acme/xkf', 'work', { a: '1' });
    await call(`POST ${XKF}/pulls`, { title: 'A', head: 'work', base: 'main' });
    const comments = `${XKF}/issues/1/comments`;
    const made = await call(`POST ${comments}`, { body: 'first' });
    expect(made.status).toBe(201);
    await call(`PATCH ${XKF}/issues/comments/${made.body.id}`, {
      body: 'second',
    });
    expect((await call(`GET ${comments}`)).body).toMatchObject([
      { body: 'second' },
    ]);
    expect(
      (await call(`PATCH ${XKF}/issues/comments/1`, { body: 'x' })).status,
    ).toBe(404);
    await call(`POST ${XKF}/labels`, { name: 'eks', color: '0e8a16' });
    await call(`POST ${XKF}/issues/1/labels`, { labels: ['EKS'] });
    await call(`POST ${XKF}/issues/1/labels`, { labels: ['new'] });
    expect((await call(`GET ${XKF}/pulls/1`)).body.labels).toMatchObject([
      { name: 'eks', color: '0e8a16' },
      { name: 'new' },
    ]);
    const status = (state: string, context: string) =>
      call(`POST ${XKF}/statuses/${sha}`, { state, context });
    const combined = async () =>
      (await call(`GET ${XKF}/commits/${sha}/status`)).body;
    expect(await combined()).toMatchObject({
      state: 'pending',
      total_count: 0,
    });
    await status('pending', 'ci');
    await status('success', 'ci');
    await status('pending', 'other');
    expect(await combined()).toMatchObject({
      state: 'pending',
      total_count: 2,
    });
    await status('error', 'other');
    expect(await combined()).toMatchObject({ state: 'failure' });
    expect((await call(`GET ${XKF}/pulls/1`)).body.mergeable_state).toBe(
      'unstable',
    );
    expect((await status('great', 'ci')).status).toBe(422);
    expect((await call(`GET ${XKF}/commits/work/statuses`)).body).toMatchObject(
      [
        { context: 'other', state: 'error' },
        { context: 'other', state: 'pending' },
        { context: 'ci', state: 'success' },
        { context: 'ci', state: 'pending' },
      ],
    );
    expect((await call(`GET ${XKF}/commits/${sha}/check-runs`)).body).toEqual({
      total_count: 0,
      check_runs: [],
    });
  });
});
