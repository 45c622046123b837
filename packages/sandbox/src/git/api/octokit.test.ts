import { Octokit } from '@octokit/rest';
import { type Sandbox, startSandbox } from '../../startSandbox';

const REPOSITORY = { owner: 'acme', repo: 'xkf-north' };

describe('Octokit', () => {
  let sandbox: Sandbox;
  let octokit: Octokit;

  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    octokit = new Octokit({
      auth: sandbox.environment().SANDBOX_GIT_TOKEN,
      baseUrl: `${sandbox.gitUrl}/api/v3`,
    });
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  it('makes a change from reading to merging without knowing that this is a sandbox', async () => {
    const { data: ref } = await octokit.git.getRef({
      ...REPOSITORY,
      ref: 'heads/main',
    });
    const { data: base } = await octokit.git.getCommit({
      ...REPOSITORY,
      commit_sha: ref.object.sha,
    });
    const path = 'aws-eks/variables/dev.tfvars';
    const { data: file } = await octokit.repos.getContent({
      ...REPOSITORY,
      path,
      ref: base.sha,
    });
    if (!('content' in file)) {
      throw new Error('not a file');
    }
    const text = Buffer.from(file.content, 'base64').toString('utf8');
    const { data: tree } = await octokit.git.createTree({
      ...REPOSITORY,
      base_tree: base.tree.sha,
      tree: [
        {
          path,
          mode: '100644',
          type: 'blob',
          content: text.replace('max_size        = 3', 'max_size        = 4'),
        },
      ],
    });
    const { data: commit } = await octokit.git.createCommit({
      ...REPOSITORY,
      message: 'Allow four nodes',
      tree: tree.sha,
      parents: [base.sha],
    });
    const branch = 'eks/dev-eks1/resize-0a1b2c3d';
    await octokit.git.createRef({
      ...REPOSITORY,
      ref: `refs/heads/${branch}`,
      sha: commit.sha,
    });
    await expect(
      octokit.git.updateRef({
        ...REPOSITORY,
        ref: `heads/${branch}`,
        sha: base.sha,
      }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('not a fast forward'),
    });
    const { data: pull } = await octokit.pulls.create({
      ...REPOSITORY,
      head: branch,
      base: 'main',
      title: 'Allow four nodes',
    });
    await expect(
      octokit.pulls.create({
        ...REPOSITORY,
        head: branch,
        base: 'main',
        title: 'Again',
      }),
    ).rejects.toMatchObject({ status: 422 });
    const found = await octokit.paginate('GET /repos/{owner}/{repo}/pulls', {
      ...REPOSITORY,
      head: `acme:${branch}`,
      state: 'open',
      per_page: 1,
    });
    expect(found.map(each => each.number)).toEqual([pull.number]);
    await sandbox.idle();
    const { data: status } = await octokit.repos.getCombinedStatusForRef({
      ...REPOSITORY,
      ref: branch,
    });
    expect(status).toMatchObject({
      state: 'success',
      statuses: [{ context: 'plan (aws-eks, dev)' }],
    });
    const { data: runs } = await octokit.checks.listForRef({
      ...REPOSITORY,
      ref: branch,
    });
    expect(runs.total_count).toBe(0);
    await octokit.issues.createComment({
      ...REPOSITORY,
      issue_number: pull.number,
      body: 'Looks right',
    });
    const { data: merged } = await octokit.pulls.merge({
      ...REPOSITORY,
      pull_number: pull.number,
      sha: commit.sha,
    });
    await sandbox.idle();
    const { data: after } = await octokit.pulls.get({
      ...REPOSITORY,
      pull_number: pull.number,
    });
    expect(after).toMatchObject({ merged: true, merge_commit_sha: merged.sha });
    await octokit.git.deleteRef({ ...REPOSITORY, ref: `heads/${branch}` });
    const group = sandbox.world
      .cluster('111111111111', 'eu-north-1', 'dev-eks1')
      .nodegroups.get('dev-eks1-standard');
    expect(group?.scalingConfig.maxSize).toBe(4);
  });

  it('sees an expired token, a limit and a missing repository as on GitHub', async () => {
    const get = () => octokit.repos.get(REPOSITORY);
    sandbox.faults.add({
      service: 'github',
      effect: 'expired-token',
      remaining: 1,
    });
    await expect(get()).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining('Bad credentials'),
    });
    sandbox.faults.add({
      service: 'github',
      effect: 'throttle',
      status: 403,
      retryAfterSeconds: 7,
      remaining: 1,
    });
    await expect(get()).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'retry-after': '7' } },
    });
    await expect(
      octokit.repos.get({ owner: 'acme', repo: 'none' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
