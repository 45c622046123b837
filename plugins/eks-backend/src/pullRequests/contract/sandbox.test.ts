import { pullRequestSchema } from '@xkf/backstage-plugin-eks-common';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { act, BRANCH, intentOf, OPERATION } from '../__testUtils__/scenario';
import { replicaOf } from '../__testUtils__/stages/Stage';

const PATH = 'aws-eks/from-the-portal.tfvars';

describe('the Git host of the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });
  afterAll(() => sandbox.stop());

  const replica = () =>
    replicaOf({
      repoUrl: `${sandbox.gitUrl}/acme/xkf`,
      integrations: {
        github: [
          {
            host: new URL(sandbox.gitUrl).host,
            apiBaseUrl: `${sandbox.gitUrl}/api/v3`,
            token: sandbox.environment().SANDBOX_GIT_TOKEN,
          },
        ],
      },
    }).repository;

  it('is one GitHub more: a pull request from its opening to its end', async () => {
    const repository = replica();
    const files = [{ path: PATH, content: 'name = "dév"\r\n' }];
    const intent = await intentOf(repository, { files });
    const existing = await repository.listFiles(intent.baseCommit, 'aws-eks');
    expect(existing.length).toBeGreaterThan(0);
    expect(existing).not.toContain(PATH);

    const first = await act(repository, intent);
    expect(first.change.outcome).toBe('created');
    const number = first.opened?.pullRequest.number ?? 0;
    const again = await act(replica(), intent);
    expect(again.change.outcome).toBe('reused');
    expect(again.opened).toMatchObject({
      outcome: 'existing',
      pullRequest: { number },
    });

    const other = [...files, { path: 'aws-eks/more.tfvars', content: '' }];
    const second = await act(repository, { ...intent, files: other });
    expect(second.change.outcome).toBe('advanced');
    const { headCommit } = second.change;
    const read = await repository.readFiles(headCommit, [PATH]);
    expect(read.files[0].content).toBe('name = "dév"\r\n');

    await sandbox.idle();
    const shown = await repository.getPullRequest(number);
    expect(pullRequestSchema.parse(shown)).toMatchObject({
      state: 'open',
      branch: BRANCH,
      headCommit,
      mergedCommit: undefined,
    });
    expect(shown.checks.state).not.toBe('unknown');

    const comment = { number, operationId: OPERATION, topic: 'plan' };
    await repository.ensureComment({ ...comment, body: 'One.' });
    await repository.ensureComment({ ...comment, body: 'Two.' });

    await repository.closePullRequest(number);
    const closed = await act(repository, { ...intent, files: other });
    expect(closed.opened).toMatchObject({
      outcome: 'closed',
      pullRequest: { number, state: 'closed' },
    });
    await repository.deleteBranch({
      branch: BRANCH,
      expectedCommit: headCommit,
    });
    await expect(repository.headOf(BRANCH)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
