import { startAzureDevOps } from '../__testUtils__/azureDevOps/AzureFake';
import { BRANCH, FILES, intentOf } from '../__testUtils__/scenario';
import { replicaOf, TOKEN } from '../__testUtils__/stages/Stage';

async function start() {
  const fake = await startAzureDevOps({ token: TOKEN, files: FILES });
  const { server, repoUrl } = fake;
  const credentials = [{ personalAccessToken: TOKEN }];
  const { repository } = replicaOf({
    repoUrl,
    integrations: { azure: [{ host: server.address, credentials }] },
  });
  const intent = await intentOf(repository);
  const { headCommit } = await repository.ensureChange(intent);
  const labels = ['eks'];
  const request = { ...intent, title: 't', body: 'b', labels };
  await repository.ensurePullRequest(request);
  return { ...fake, repository, headCommit };
}

describe('pull requests on Azure DevOps', () => {
  let fake: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    fake = await start();
  });
  afterEach(() => fake.server.stop());

  const checks = async (statuses: unknown[], evaluations: unknown[] = []) => {
    fake.state.report('statuses', 1, statuses);
    fake.state.report('evaluations', 1, evaluations);
    return (await fake.repository.getPullRequest(1)).checks;
  };
  const status = (id: number, state: string, name = 'plan') => ({
    id,
    state,
    description: 'Plan',
    targetUrl: 'https://ci.acme.com/1',
    context: { name, genre: 'terraform' },
  });
  const policy = (is: string, over: Record<string, unknown> = {}) => ({
    status: is,
    configuration: {
      isEnabled: true,
      isBlocking: true,
      type: { displayName: 'Build' },
      settings: { displayName: 'validate' },
      ...over,
    },
  });

  it('takes the builds of the merged commit once there are any', async () => {
    await checks([status(1, 'succeeded')]);
    fake.state.endPull(1, 'merged');
    const sourceVersion = fake.state.pull(1)?.mergedCommit ?? '';
    const current = async () =>
      (await fake.repository.getPullRequest(1)).checks;
    expect((await current()).items).toEqual([
      expect.objectContaining({ name: 'terraform/plan' }),
    ]);
    const build = (id: number, result?: string) => ({
      id,
      status: result ? 'completed' : 'inProgress',
      result,
      sourceVersion,
      definition: { name: 'aws-eks' },
      _links: { web: { href: `https://dev.azure.com/build/${id}` } },
    });
    const other = { ...build(9, 'succeeded'), sourceVersion: 'f'.repeat(40) };
    fake.state.report('builds', 'refs/heads/main', [build(7, 'failed'), other]);
    expect(await current()).toEqual({
      state: 'failure',
      items: [
        {
          name: 'aws-eks',
          state: 'failure',
          description: 'failed',
          url: 'https://dev.azure.com/build/7',
        },
      ],
    });
    fake.state.report('builds', 'refs/heads/main', [
      build(7, 'failed'),
      build(8),
    ]);
    expect((await current()).state).toBe('pending');
  });

  it.each([
    ['succeeded', 'success'],
    ['failed', 'failure'],
    ['error', 'failure'],
    ['pending', 'pending'],
    ['notSet', 'pending'],
    ['notApplicable', 'neutral'],
  ])('a status %s is %s', async (is, state) => {
    expect((await checks([status(1, is)])).items).toEqual([
      {
        name: 'terraform/plan',
        state,
        description: 'Plan',
        url: 'https://ci.acme.com/1',
      },
    ]);
  });

  it.each([
    ['approved', 'success'],
    ['rejected', 'failure'],
    ['broken', 'failure'],
    ['running', 'pending'],
    ['queued', 'pending'],
    ['notApplicable', 'neutral'],
  ])('a policy that is %s is %s', async (is, state) => {
    expect((await checks([], [policy(is)])).items).toEqual([
      { name: 'Build: validate', state },
    ]);
  });

  it('takes the worst of statuses and policies, the newest of each', async () => {
    expect((await checks([])).state).toBe('none');
    const renewed = [status(2, 'succeeded'), status(1, 'failed')];
    expect(await checks(renewed)).toMatchObject({
      state: 'success',
      items: [{ state: 'success' }],
    });
    const open = await checks(renewed, [policy('queued')]);
    expect(open.state).toBe('pending');
    const rejected = await checks(renewed, [policy('rejected')]);
    expect(rejected.state).toBe('failure');
    const optional = policy('rejected', { isBlocking: false });
    const off = policy('rejected', { isEnabled: false });
    expect(await checks(renewed, [optional, off])).toMatchObject({
      state: 'success',
      items: [{ state: 'success' }, { state: 'neutral' }],
    });
  });

  it('is unknown, not green, where the token may not look', async () => {
    fake.server.faults.add({ path: /policy/, kind: 403 });
    const found = await checks([status(1, 'succeeded')]);
    expect(found.state).toBe('unknown');
  });

  it.each([
    ['succeeded', 'mergeable'],
    ['conflicts', 'conflicting'],
    ['rejectedByPolicy', 'blocked'],
    ['queued', 'computing'],
    ['failure', 'unknown'],
  ])('%s is %s', async (is, mergeability) => {
    fake.state.report('mergeStatus', 1, [is]);
    const found = await fake.repository.getPullRequest(1);
    expect(found.mergeability).toBe(mergeability);
  });

  it('reads votes, labels, page and end', async () => {
    const { repository, repoUrl, state } = fake;
    state.report('reviewers', 1, [
      { displayName: 'Ada', vote: 10 },
      { displayName: 'Bob', vote: 5 },
      { displayName: 'Eve', vote: -5 },
      { displayName: 'Kim', vote: 0 },
    ]);
    expect(state.pull(1)?.labels).toEqual(['eks']);
    expect(await repository.getPullRequest(1)).toMatchObject({
      approvals: ['Ada', 'Bob'],
      mergedCommit: undefined,
      url: `${repoUrl}/pullrequest/1`,
    });
    state.endPull(1, 'merged');
    expect(await repository.getPullRequest(1)).toMatchObject({
      state: 'merged',
      mergedCommit: state.git.branches.get('main'),
      mergedAt: '2026-11-24T12:00:00.000Z',
    });
    state.endPull(1, 'closed', 'Ada');
    expect(await repository.getPullRequest(1)).toMatchObject({
      state: 'closed',
      closedBy: 'Ada',
    });
  });

  it('does not take a branch for one whose name begins alike', async () => {
    await fake.repository.ensureChange({
      ...(await intentOf(fake.repository)),
      branch: `${BRANCH}-more`,
    });
    fake.state.git.branches.delete(BRANCH);
    await expect(fake.repository.headOf(BRANCH)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it.each([
    ['createBranchPermissionRequired', 'NotAllowedError'],
    ['rejectedByPolicy', 'NotAllowedError'],
    ['unprocessed', 'ConflictError'],
  ])('a deletion with %s is no success', async (updateStatus, name) => {
    const body = { value: [{ success: false, updateStatus }], count: 1 };
    fake.server.faults.add({ method: 'POST', path: /refs/, kind: 200, body });
    await expect(
      fake.repository.deleteBranch({
        branch: BRANCH,
        expectedCommit: fake.headCommit,
      }),
    ).rejects.toMatchObject({ name });
    expect(fake.state.git.branches.has(BRANCH)).toBe(true);
  });
});
