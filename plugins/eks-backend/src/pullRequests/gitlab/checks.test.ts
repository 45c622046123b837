import { startGitLab } from '../__testUtils__/gitlab/GitLabFake';
import { FILES, intentOf } from '../__testUtils__/scenario';
import { replicaOf, TOKEN } from '../__testUtils__/stages/Stage';

async function start() {
  const fake = await startGitLab({ token: TOKEN, files: FILES });
  const { server, repoUrl } = fake;
  const baseUrl = `${server.origin}/gitlab`;
  const host = {
    host: server.address,
    baseUrl,
    apiBaseUrl: `${baseUrl}/api/v4`,
    token: TOKEN,
  };
  const { repository } = replicaOf({
    repoUrl,
    integrations: { gitlab: [host] },
  });
  const intent = await intentOf(repository);
  const { headCommit } = await repository.ensureChange(intent);
  const labels = ['eks', 'upgrade'];
  const request = { ...intent, title: 't', body: 'b', labels };
  await repository.ensurePullRequest(request);
  return { ...fake, repository, headCommit };
}

describe('merge requests on GitLab', () => {
  let fake: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    fake = await start();
  });
  afterEach(() => fake.server.stop());

  const checks = async (pipeline: string | undefined, jobs: unknown[] = []) => {
    const found = pipeline && { status: pipeline, web_url: 'https://ci/1' };
    fake.state.report('head_pipeline', 1, found ? [found] : []);
    fake.state.report('statuses', fake.headCommit, jobs);
    return (await fake.repository.getPullRequest(1)).checks;
  };
  const job = (status: string, allow_failure = false) => ({
    name: 'plan',
    status,
    allow_failure,
    description: null,
    target_url: 'https://ci/2',
  });

  it('takes what runs on the merged commit once something runs there', async () => {
    await checks('success', [job('success')]);
    fake.state.endPull(1, 'merged');
    const merged = fake.state.pull(1)?.mergedCommit ?? '';
    const current = async () =>
      (await fake.repository.getPullRequest(1)).checks;
    expect((await current()).items).toHaveLength(2);
    fake.state.report('statuses', merged, [
      { ...job('failed'), name: 'apply' },
    ]);
    expect(await current()).toMatchObject({
      state: 'failure',
      items: [{ name: 'apply' }],
    });
  });

  it.each([
    ['success', 'success'],
    ['failed', 'failure'],
    ['canceled', 'failure'],
    ['skipped', 'neutral'],
    ['running', 'pending'],
    ['created', 'pending'],
    ['waiting_for_resource', 'pending'],
    ['manual', 'pending'],
  ])('a pipeline and a job that are %s are %s', async (is, state) => {
    expect((await checks(is, [job(is)])).items).toEqual([
      { name: 'pipeline', state, description: is, url: 'https://ci/1' },
      { name: 'plan', state, description: is, url: 'https://ci/2' },
    ]);
  });

  it.each([
    ['failed', 'neutral'],
    ['manual', 'neutral'],
    ['running', 'pending'],
    ['success', 'success'],
  ])('a job that may fail and is %s is %s', async (is, state) => {
    const { items } = await checks(undefined, [job(is, true)]);
    expect(items).toMatchObject([{ name: 'plan', state }]);
  });

  it('takes the worst of pipeline and statuses', async () => {
    expect((await checks(undefined)).state).toBe('none');
    const green = await checks('success', [job('failed', true)]);
    expect(green.state).toBe('success');
    expect((await checks('running', [job('success')])).state).toBe('pending');
    expect((await checks('success', [job('failed')])).state).toBe('failure');
    fake.server.faults.add({ path: /statuses/, kind: 403 });
    expect((await checks('success')).state).toBe('unknown');
  });

  it.each([
    ['mergeable', 'mergeable'],
    ['conflict', 'conflicting'],
    ['checking', 'computing'],
    ['not_approved', 'blocked'],
    ['ci_must_pass', 'blocked'],
    ['need_rebase', 'blocked'],
  ])('%s is %s', async (is, mergeability) => {
    fake.state.report('detailed_merge_status', 1, [is]);
    const found = await fake.repository.getPullRequest(1);
    expect(found.mergeability).toBe(mergeability);
  });

  it('reads approvals, labels and end, and no fork', async () => {
    const { repository, state } = fake;
    const user = { name: 'Ada', username: 'ada' };
    state.report('approved_by', 1, [{ user }]);
    expect(state.pull(1)?.labels).toEqual(['eks', 'upgrade']);
    const { approvals } = await repository.getPullRequest(1);
    expect(approvals).toEqual(['Ada']);
    state.endPull(1, 'merged');
    expect(await repository.getPullRequest(1)).toMatchObject({
      state: 'merged',
      // Squashed and fast-forwarded: GitLab names no merge commit.
      mergedCommit: state.git.branches.get('main'),
      closedBy: undefined,
    });
    state.endPull(1, 'closed', 'Ada');
    expect(await repository.getPullRequest(1)).toMatchObject({
      state: 'closed',
      closedBy: 'Ada',
    });
    const { branch, baseBranch } = await intentOf(repository);
    // The fake adds a merge request of a fork with a higher number.
    const found = await repository.findPullRequest({ branch, baseBranch });
    expect(found?.number).toBe(1);
  });
});
