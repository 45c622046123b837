import { createHash } from 'node:crypto';
import { pullRequestSchema } from '@xkf/backstage-plugin-eks-common';
import { deviations, emulateStage } from '../__testUtils__/emulate/stage';
import {
  act,
  BRANCH,
  CHANGED,
  expectOnce,
  FILES,
  intentOf,
  OPERATION,
} from '../__testUtils__/scenario';
import { fakeStages } from '../__testUtils__/stages/fakes';
import { replicaOf, Stage } from '../__testUtils__/stages/Stage';

const TRAILER = `Eks-Operation: ${OPERATION}`;

it('knows where the emulator deviates from GitHub', () => {
  expect(deviations).toHaveLength(3);
});

describe.each([...fakeStages, emulateStage()])('$name', kind => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await kind.start(FILES);
  });
  afterEach(() => stage.stop());
  afterAll(() => kind.end?.());

  it('opens a pull request once, however often it is asked', async () => {
    const { repository } = replicaOf(stage);
    const intent = await intentOf(repository);
    const first = await act(repository, intent);
    expect(first.change.outcome).toBe('created');
    expect(first.opened).toMatchObject({
      outcome: 'created',
      pullRequest: {
        state: 'open',
        branch: BRANCH,
        baseBranch: 'main',
        headCommit: first.change.headCommit,
        title: 'Upgrade dev-eks1 to 1.34',
        mergedCommit: undefined,
        checks: { state: 'unknown', items: [] },
      },
    });
    for (const { repository: other } of [replicaOf(stage), replicaOf(stage)]) {
      const again = await act(other, intent);
      expect(again.change).toEqual({
        outcome: 'reused',
        headCommit: first.change.headCommit,
      });
      expect(again.opened).toMatchObject({
        outcome: 'existing',
        pullRequest: { number: first.opened?.pullRequest.number },
      });
    }
    await expectOnce(stage);
    const number = first.opened?.pullRequest.number ?? 0;
    const shown = await repository.getPullRequest(number);
    expect(pullRequestSchema.parse(shown)).toMatchObject({
      number,
      state: 'open',
      checks: { state: 'none' },
    });
    const [message] = await stage.person.messages(BRANCH);
    expect(message).toBe(
      `Upgrade dev-eks1 to 1.34\n\nAs planned.\n\n${TRAILER}`,
    );
  });

  it('adds a commit for other contents and takes back what is wanted no more', async () => {
    const { repository } = replicaOf(stage);
    const intent = await intentOf(repository);
    const { change } = await act(repository, intent);
    const [dev] = CHANGED;
    const files = [
      { ...dev, content: 'kubernetes_version = "1.35"\n' },
      { path: 'new/file.tfvars', content: 'x = 1\n' },
    ];
    const second = await act(repository, { ...intent, files });
    expect(second.change.outcome).toBe('advanced');
    expect(second.change.headCommit).not.toBe(change.headCommit);
    expect(second.opened?.outcome).toBe('existing');
    const held = async (path: string) =>
      (await stage.person.file(BRANCH, path))?.toString('utf8');
    expect(await held(dev.path)).toBe('kubernetes_version = "1.35"\n');
    expect(await held('new/file.tfvars')).toBe('x = 1\n');
    expect(await held('aws-core/dev.tfvars')).toBe(
      FILES['aws-core/dev.tfvars'],
    );
    const messages = await stage.person.messages(BRANCH);
    expect(messages).toHaveLength(2);
    expect(messages.every(each => each.endsWith(TRAILER))).toBe(true);

    const third = await act(repository, intent);
    expect(third.change.outcome).toBe('advanced');
    expect(await held('new/file.tfvars')).toBeUndefined();
    expect(await stage.person.pulls()).toHaveLength(1);
  });

  it.each([
    ['a commit of a person', 'By hand'],
    ['a commit that only quotes the trailer', `${TRAILER}\n\nas said above`],
    ['a commit of another operation', 'More\n\nEks-Operation: another'],
  ])('leaves a branch with %s alone', async (_, message) => {
    const { repository } = replicaOf(stage);
    const intent = await intentOf(repository);
    await act(repository, intent);
    const theirs = await stage.person.commit(
      BRANCH,
      { path: 'README.md', content: 'mine\n' },
      message,
    );
    const files = [{ path: 'README.md', content: 'ours\n' }];
    for (const wanted of [intent, { ...intent, files }]) {
      const { change } = await act(repository, wanted);
      expect(change).toMatchObject({
        outcome: 'conflict',
        headCommit: theirs,
        reason: expect.stringMatching(/did not make/),
      });
    }
    expect(await stage.person.head(BRANCH)).toBe(theirs);
    expect(await stage.person.pulls()).toHaveLength(1);
  });

  it('takes a branch of the same name that somebody else made for a foreign one', async () => {
    const { repository } = replicaOf(stage);
    const theirs = await stage.person.commit(BRANCH, {
      path: 'README.md',
      content: 'mine\n',
    });
    const { change } = await act(repository, await intentOf(repository));
    expect(change.outcome).toBe('conflict');
    expect(await stage.person.head(BRANCH)).toBe(theirs);
    expect(await stage.person.pulls()).toEqual([]);
  });

  it.each(['close', 'merge'] as const)(
    'opens none after a person decided to %s it',
    async end => {
      const { repository } = replicaOf(stage);
      const intent = await intentOf(repository);
      const { opened, change } = await act(repository, intent);
      const number = opened?.pullRequest.number ?? 0;
      await stage.person[end](number);

      const again = await act(repository, intent);
      expect(again.change.outcome).toBe('reused');
      expect(again.opened).toMatchObject({
        outcome: 'closed',
        pullRequest: { number, state: end === 'merge' ? 'merged' : 'closed' },
      });

      const files = [{ path: 'README.md', content: 'other\n' }];
      const other = await repository.ensureChange({ ...intent, files });
      expect(other).toMatchObject({
        outcome: 'conflict',
        reason: expect.stringMatching(/needs a new operation/),
      });
      expect(await stage.person.head(BRANCH)).toBe(change.headCommit);

      // As hosts do by themselves after a merge.
      await stage.person.deleteBranch(BRANCH);
      const gone = await repository.ensureChange(intent);
      expect(gone.outcome).toBe('conflict');
      expect(await stage.person.branches()).toEqual(['main']);
      expect(await stage.person.pulls()).toHaveLength(1);
      const found = await repository.findPullRequest({
        branch: BRANCH,
        baseBranch: 'main',
      });
      expect(found?.number).toBe(number);
    },
  );

  it('goes on when the base branch moved meanwhile', async () => {
    const { repository } = replicaOf(stage);
    const intent = await intentOf(repository);
    const { change } = await act(repository, intent);
    await stage.person.commit('main', { path: 'README.md', content: 'new\n' });
    const later = await intentOf(repository);
    expect(later.baseCommit).not.toBe(intent.baseCommit);
    for (const wanted of [intent, later]) {
      const again = await act(repository, wanted);
      expect(again.change).toEqual({
        outcome: 'reused',
        headCommit: change.headCommit,
      });
    }
    expect(await stage.person.messages(BRANCH)).toHaveLength(1);
  });

  it('makes no branch when the base holds the contents already', async () => {
    const { repository } = replicaOf(stage);
    const files = [
      ...Object.entries(FILES).map(([path, content]) => ({ path, content })),
      { path: 'is/not/there' },
    ];
    const intent = await intentOf(repository, { files });
    expect(await repository.ensureChange(intent)).toEqual({
      outcome: 'unchanged',
      headCommit: intent.baseCommit,
    });
    expect(await stage.person.branches()).toEqual(['main']);
  });

  it('creates, edits and deletes in one commit, byte for byte', async () => {
    const { repository } = replicaOf(stage);
    const files = [
      {
        path: 'aws-eks/dev.tfvars',
        content: '\ufeffname = "日本 🚀"\r\nx\n\n',
      },
      { path: 'aws-eks/prod.tfvars' },
      { path: 'naïve dir/#1 100%.tfvars', content: '\t\u0000\r\n' },
      { path: 'empty.tfvars', content: '' },
    ];
    const intent = await intentOf(repository, { files });
    const { change } = await act(repository, intent);
    expect(change.outcome).toBe('created');
    expect(await stage.person.messages(BRANCH)).toHaveLength(1);
    for (const { path, content } of files) {
      const held = await stage.person.file(BRANCH, path);
      expect(held).toEqual(
        content === undefined ? undefined : Buffer.from(content),
      );
    }
    const read = await repository.readFiles(
      change.headCommit,
      files.map(({ path }) => path),
    );
    expect(read.files.map(({ path, content }) => ({ path, content }))).toEqual(
      files.map(({ path, content }) => ({ path, content })),
    );
    expect((await repository.ensureChange(intent)).outcome).toBe('reused');
  });

  it('reads at one commit, once', async () => {
    const { repository } = replicaOf(stage);
    const commit = await repository.headOf('main');
    await stage.person.commit('main', { path: 'README.md', content: 'new\n' });
    const paths = [...Object.keys(FILES), 'missing.tfvars'];
    const snapshot = await repository.readFiles(commit, paths);
    const blobOf = (content: string) =>
      createHash('sha1')
        .update(`blob ${Buffer.byteLength(content)}\0${content}`)
        .digest('hex');
    expect(snapshot).toEqual({
      commit,
      files: [
        ...Object.entries(FILES).map(([path, content]) => ({
          path,
          content,
          blobId: blobOf(content),
        })),
        { path: 'missing.tfvars' },
      ],
    });
    const asked = stage.server.requests.length;
    expect(await repository.readFiles(commit, paths)).toEqual(snapshot);
    expect(stage.server.requests).toHaveLength(asked);

    expect(await repository.listFiles(commit, '')).toContain('README.md');
    expect((await repository.listFiles(commit, 'aws-eks')).sort()).toEqual([
      'aws-eks/dev.tfvars',
      'aws-eks/prod.tfvars',
    ]);
    expect(await repository.listFiles(commit, '/aws-core/')).toEqual([
      'aws-core/dev.tfvars',
    ]);
    expect(await repository.listFiles(commit, 'nowhere')).toEqual([]);
  });

  it('reads a file of more than one megabyte', async () => {
    const content = `${'# überlang\n'.repeat(120_000)}end\n`;
    await stage.person.commit('main', { path: 'large.tfvars', content });
    const { repository } = replicaOf(stage);
    const commit = await repository.headOf('main');
    const { files } = await repository.readFiles(commit, ['large.tfvars']);
    expect(files[0].content).toBe(content);
  });

  it('tells what does not exist', async () => {
    const { repository } = replicaOf(stage);
    const nowhere = '0123456789'.repeat(4);
    await expect(repository.headOf('nowhere')).rejects.toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message: expect.stringContaining('has no branch nowhere'),
      }),
    );
    for (const reading of [
      repository.readFiles(nowhere, ['README.md']),
      repository.listFiles(nowhere, ''),
      repository.getPullRequest(4711),
    ]) {
      await expect(reading).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    expect(
      await repository.findPullRequest({ branch: BRANCH, baseBranch: 'main' }),
    ).toBeUndefined();
    await expect(
      repository.readFiles(nowhere, Array<string>(101).fill('a')),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('comments once on each topic and brings the comment up to date', async () => {
    const { repository } = replicaOf(stage);
    const { opened } = await act(repository, await intentOf(repository));
    const number = opened?.pullRequest.number ?? 0;
    const say = (topic: string, body: string) =>
      repository.ensureComment({ number, operationId: OPERATION, topic, body });
    await say('drain', 'Two nodes to go.');
    await say('drain', 'Two nodes to go.');
    await say('result', 'Done.');
    await say('drain', 'One node to go.');
    const marker = (topic: string) => `<!-- eks-op:${OPERATION} ${topic} -->`;
    expect(await stage.person.comments(number)).toEqual([
      `${marker('drain')}\nOne node to go.`,
      `${marker('result')}\nDone.`,
    ]);
  });

  it('closes a pull request once and deletes a branch only where it expects it', async () => {
    const { repository } = replicaOf(stage);
    const { opened, change } = await act(
      repository,
      await intentOf(repository),
    );
    const number = opened?.pullRequest.number ?? 0;
    await repository.closePullRequest(number);
    await repository.closePullRequest(number);
    expect(await repository.getPullRequest(number)).toMatchObject({
      state: 'closed',
      mergeability: 'unknown',
    });

    const theirs = await stage.person.commit(BRANCH, {
      path: 'README.md',
      content: 'mine\n',
    });
    const expected = { branch: BRANCH, expectedCommit: change.headCommit };
    await repository.deleteBranch(expected);
    expect(await stage.person.head(BRANCH)).toBe(theirs);
    await repository.deleteBranch({ ...expected, expectedCommit: theirs });
    expect(await stage.person.branches()).toEqual(['main']);
    await repository.deleteBranch(expected);
  });

  it('shortens long texts, keeps its mark, and passes the draft on', async () => {
    const { repository } = replicaOf(stage);
    const intent = await intentOf(repository);
    await repository.ensureChange(intent);
    const request = {
      branch: BRANCH,
      baseBranch: 'main',
      operationId: OPERATION,
      title: `Upgrade ${'very '.repeat(100)}much`,
      body: '🚀'.repeat(600_000),
      labels: ['eks', 'upgrade'],
      draft: true,
    };
    const { pullRequest } = await repository.ensurePullRequest(request);
    expect(pullRequest.draft).toBe(true);
    const [pull] = await stage.person.pulls();
    expect(pull.title.length).toBeLessThanOrEqual(400);
    expect(pull.title).toMatch(/…$/);
    expect(pull.body).toMatch(
      /^(🚀)+\n\n_Shortened: .* takes at most \d+ characters here\._\n\n<!-- eks-op:\S+ -->$/u,
    );
  });
});
