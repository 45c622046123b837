import { startGitHub } from '../__testUtils__/github/GitHubFake';
import { BRANCH, FILES, intentOf } from '../__testUtils__/scenario';
import { replicaOf, TOKEN } from '../__testUtils__/stages/Stage';

async function start() {
  const fake = await startGitHub({ token: TOKEN, files: FILES });
  const { server, state, repoUrl } = fake;
  const host = {
    host: server.address,
    apiBaseUrl: `${server.origin}/api/v3`,
    token: TOKEN,
  };
  const { repository } = replicaOf({
    repoUrl,
    integrations: { github: [host] },
  });
  const intent = await intentOf(repository);
  const { headCommit } = await repository.ensureChange(intent);
  await repository.ensurePullRequest({ ...intent, title: 't', body: 'b' });
  return { ...fake, repository, headCommit, state };
}

describe('pull requests on GitHub', () => {
  let fake: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    fake = await start();
  });
  afterEach(() => fake.stop());

  const stateOf = async (runs: unknown[], statuses: unknown[] = []) => {
    fake.state.report('check-runs', fake.headCommit, runs);
    fake.state.report('statuses', fake.headCommit, statuses);
    return (await fake.repository.getPullRequest(1)).checks;
  };
  const run = (status: string, conclusion: string | null = null) => ({
    name: 'plan',
    status,
    conclusion,
    html_url: 'https://github.com/acme/xkf/runs/1',
    output: { title: '3 to change' },
  });
  const done = (conclusion: string) => run('completed', conclusion);
  const status = (state: string) => ({
    context: 'atlantis/plan',
    state,
    description: 'Plan',
    target_url: 'https://atlantis.acme.com/1',
  });

  it.each([
    ['queued', null, 'pending'],
    ['in_progress', null, 'pending'],
    ['completed', 'success', 'success'],
    ['completed', 'neutral', 'neutral'],
    ['completed', 'skipped', 'neutral'],
    ['completed', 'failure', 'failure'],
    ['completed', 'cancelled', 'failure'],
    ['completed', 'timed_out', 'failure'],
    ['completed', 'action_required', 'failure'],
  ])('a check run that is %s with %s is %s', async (is, conclusion, state) => {
    const { items } = await stateOf([run(is, conclusion)]);
    expect(items).toEqual([
      {
        name: 'plan',
        state,
        description: '3 to change',
        url: 'https://github.com/acme/xkf/runs/1',
      },
    ]);
  });

  it.each([
    ['success', 'success'],
    ['pending', 'pending'],
    ['failure', 'failure'],
    ['error', 'failure'],
  ])('a commit status %s is %s', async (is, state) => {
    const { items } = await stateOf([], [status(is)]);
    expect(items).toEqual([
      {
        name: 'atlantis/plan',
        state,
        description: 'Plan',
        url: 'https://atlantis.acme.com/1',
      },
    ]);
  });

  it('takes the worst of both systems', async () => {
    expect((await stateOf([])).state).toBe('none');
    const both = await stateOf([done('success')], [status('success')]);
    expect(both.state).toBe('success');
    expect(both.items).toHaveLength(2);
    const waiting = await stateOf([done('success')], [status('pending')]);
    expect(waiting.state).toBe('pending');
    const failed = await stateOf([done('failure')], [status('pending')]);
    expect(failed.state).toBe('failure');
    const skipped = await stateOf([done('skipped')]);
    expect(skipped.state).toBe('success');
    const many = Array.from({ length: 150 }, () => done('success'));
    const pages = await stateOf([...many, done('failure')]);
    expect(pages).toMatchObject({ state: 'failure' });
    expect(pages.items).toHaveLength(151);
  });

  it('takes what runs on the merged commit once something runs there', async () => {
    await stateOf([done('success')]);
    fake.state.endPull(1, 'merged');
    const merged = fake.state.pull(1)?.mergedCommit ?? '';
    expect((await fake.repository.getPullRequest(1)).checks).toMatchObject({
      state: 'success',
      items: [{ name: 'plan' }],
    });
    const apply = { ...done('failure'), name: 'apply' };
    fake.state.report('check-runs', merged, [apply]);
    expect((await fake.repository.getPullRequest(1)).checks).toMatchObject({
      state: 'failure',
      items: [{ name: 'apply', state: 'failure' }],
    });
  });

  it('is unknown, not green, where the token may not look', async () => {
    const path = /check-runs/;
    fake.server.faults.add({ path, kind: 403 });
    expect((await stateOf([], [status('success')])).state).toBe('unknown');
    fake.server.faults.add({ path, kind: 403 });
    expect((await stateOf([], [status('failure')])).state).toBe('failure');
    fake.server.faults.add({ path, kind: 500, times: 3 });
    await expect(stateOf([])).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it.each([
    ['clean', 'mergeable'],
    ['unstable', 'mergeable'],
    ['dirty', 'conflicting'],
    ['blocked', 'blocked'],
    ['behind', 'blocked'],
  ])('%s is %s', async (is, mergeability) => {
    fake.state.report('mergeable_state', 1, [is]);
    const found = await fake.repository.getPullRequest(1);
    expect(found.mergeability).toBe(mergeability);
  });

  it('counts the newest verdict of each reviewer', async () => {
    const review = (login: string, state: string) => ({
      user: { login },
      state,
    });
    fake.state.report('reviews', 1, [
      review('ada', 'CHANGES_REQUESTED'),
      review('bob', 'APPROVED'),
      review('eve', 'APPROVED'),
      review('ada', 'APPROVED'),
      review('ada', 'COMMENTED'),
      review('eve', 'DISMISSED'),
    ]);
    const { approvals } = await fake.repository.getPullRequest(1);
    expect(approvals).toEqual(['ada', 'bob']);
  });

  it('names the merged commit after the merge only, and who closed', async () => {
    const { repository, state } = fake;
    expect((await repository.getPullRequest(1)).mergedCommit).toBeUndefined();
    state.endPull(1, 'merged');
    expect(await repository.getPullRequest(1)).toMatchObject({
      state: 'merged',
      mergedCommit: state.git.branches.get('main'),
      mergedAt: '2026-11-24T12:00:00.000Z',
      closedBy: undefined,
    });
    state.endPull(1, 'closed', 'ada');
    const closed = await repository.getPullRequest(1);
    expect(closed).toMatchObject({ state: 'closed', closedBy: 'ada' });
  });

  it('sets labels, and does without where it may not', async () => {
    const request = {
      branch: BRANCH,
      baseBranch: 'main',
      operationId: 'o',
      title: 't',
      body: 'b',
    };
    const label = (labels: string[]) =>
      fake.repository.ensurePullRequest({ ...request, labels });
    await label(['eks']);
    await label(['eks', 'upgrade']);
    expect(fake.state.pull(1)?.labels).toEqual(['eks', 'upgrade']);
    fake.server.faults.add({ path: /labels/, kind: 403 });
    expect((await label(['more'])).outcome).toBe('existing');
  });

  it('finds a pull request among many of others', async () => {
    for (let at = 0; at < 150; at++) {
      const of = { title: 't', body: 'b', base: 'main', draft: false };
      fake.state.openPull({ ...of, branch: `other-${at}` });
    }
    const search = { branch: BRANCH, baseBranch: 'main' };
    expect((await fake.repository.findPullRequest(search))?.number).toBe(1);
  });

  it('lists a directory with more files than one answer names', async () => {
    const { git } = fake.state;
    const names = Array.from({ length: 1_100 }, (_, at) => `many/${at}.tf`);
    const tree = new Map(names.map(name => [name, Buffer.from(name)]));
    const commit = git.addCommit(tree, [], 'Many');
    const found = await fake.repository.listFiles(commit.id, 'many');
    expect(found.sort()).toEqual(names.sort());
  });
});
