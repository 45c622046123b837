import { mockServices } from '@backstage/backend-test-utils';
import { startPortal, terraformConfig } from '../__testUtils__/portal';
import {
  memoryDatabase,
  QA_FILE,
  resize,
  TerraformPortal,
} from '../__testUtils__/terraformPortal';

jest.setTimeout(120_000);

describe('Opening pull requests', () => {
  let at: TerraformPortal;
  beforeEach(async () => {
    at = await TerraformPortal.start();
  });
  afterEach(() => at?.stop());

  it('answers 409 with the new diff when a touched file has moved', async () => {
    const shown = await at.preview(resize(6));
    const text = await at.person.file(QA_FILE);
    await at.person.commit(QA_FILE, text.replace('= 5', '= 4'));
    const { body } = await at.opening(shown, resize(6)).expect(409);
    expect(body.error.name).toBe('ConflictError');
    expect(body.error.message).toContain(QA_FILE);
    expect(body.error.preview.files[0].diff).toContain('= 4');
    expect(await at.person.pulls()).toEqual([]);
    await at.opening(body.error.preview, resize(6)).expect(200);
    expect(await at.person.pulls()).toHaveLength(1);
  });

  it('goes on when only other files have moved', async () => {
    const shown = await at.preview(resize(6));
    await at.person.commit('README.md', '# Moved\n');
    const { body } = await at.opening(shown, resize(6)).expect(200);
    expect(body.outcome).toBe('created');
    const branch = body.change.pullRequest.branch;
    expect(await at.person.file('README.md', branch)).toBe('# Moved\n');
  });

  it('does not open again what a person closed, unless it is asked for anew', async () => {
    const shown = await at.preview(resize(6));
    const { body: first } = await at.opening(shown, resize(6)).expect(200);
    await at.person.close(first.change.pullRequest.number);
    const { body: refused } = await at.opening(shown, resize(6)).expect(409);
    expect(refused.error.message).toMatch(/#1 of this change was closed/);
    expect(await at.person.pulls()).toHaveLength(1);

    const anew = await at.preview(resize(6));
    expect(anew.changeId).not.toBe(shown.changeId);
    expect(anew.pullRequest).toMatchObject({ number: 1, state: 'closed' });
    const { body: second } = await at.opening(anew, resize(6)).expect(200);
    expect(second.outcome).toBe('created');
    expect(second.change.pullRequest.number).toBe(2);
  });

  it('leaves a branch alone that holds commits of somebody else', async () => {
    const { change } = await at.open(resize(6));
    const { branch } = change.pullRequest;
    const theirs = await at.person.commit(QA_FILE, '# theirs\n', branch);
    const text = await at.person.file(QA_FILE);
    await at.person.commit(QA_FILE, text.replace('= 5', '= 4'));
    const { body } = await at
      .opening(await at.preview(resize(6)), resize(6))
      .expect(409);
    expect(body.error.message).toContain('was left as it is');
    expect(await at.person.file(QA_FILE, branch)).toBe('# theirs\n');
    expect(theirs).toMatch(/^[0-9a-f]{40}$/);
  });

  it('makes one branch and one pull request of what two replicas open at once', async () => {
    const other = memoryDatabase();
    const replica = await startPortal({
      ...terraformConfig(at.sandbox),
      features: [mockServices.database.factory({ knex: other })],
    });
    const shown = await at.preview(resize(6));
    const request = {
      changes: [resize(6)],
      changeId: shown.changeId,
      baseCommit: shown.baseCommit,
    };
    const answers = await Promise.all([
      at.portal.post('/terraform/changes', request),
      replica.post('/terraform/changes', request),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const numbers = answers.map(({ body }) => body.change.pullRequest.number);
    expect(numbers).toEqual([1, 1]);
    expect(await at.person.pulls()).toHaveLength(1);
    expect(await at.person.branches()).toHaveLength(2);
    await replica.backend.stop();
    await other.destroy();
  });
});
