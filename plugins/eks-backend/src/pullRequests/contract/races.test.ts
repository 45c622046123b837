import { emulateStage } from '../__testUtils__/emulate/stage';
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

/** Runs something once, right before the request with this number is carried out. */
function interrupt(stage: Stage, at: number, run: () => Promise<unknown>) {
  let count = 0;
  let busy = false;
  let done = false;
  stage.server.before = async () => {
    if (busy || done) return;
    count += 1;
    if (count <= at) return;
    busy = true;
    await run();
    busy = false;
    done = true;
  };
  return () => {
    stage.server.before = undefined;
    return done;
  };
}

/** What moves a branch at the hosts. */
const MOVES = /^(PATCH|POST) \S*(git\/refs|pushes|repository\/commits)/;

describe.each([...fakeStages, emulateStage()])('$name', kind => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await kind.start(FILES);
  });
  afterEach(() => stage.stop());
  afterAll(() => kind.end?.());

  async function renew() {
    await stage.stop();
    stage = await kind.start(FILES);
  }

  it('two replicas at once make one branch and one pull request', async () => {
    const replicas = Array.from({ length: 2 }, () => replicaOf(stage));
    const results = await Promise.all(
      replicas.map(async ({ repository }) =>
        act(repository, await intentOf(repository)),
      ),
    );
    await expectOnce(stage);
    const numbers = results.map(({ opened }) => opened?.pullRequest.number);
    expect(new Set(numbers).size).toBe(1);
  });

  it('nor does it matter where one replica overtakes the other', async () => {
    for (let at = 0; ; at++) {
      const slow = replicaOf(stage).repository;
      const fast = replicaOf(stage).repository;
      const intent = await intentOf(slow);
      const happened = interrupt(stage, at, () => act(fast, intent));
      const { change, opened } = await act(slow, intent);
      if (!happened()) break;
      expect(change.outcome).toMatch(/created|reused/);
      expect(opened?.pullRequest.state).toBe('open');
      await expectOnce(stage);
      await renew();
    }
  });

  it('loses no commit of a person, whenever it comes', async () => {
    const [dev] = CHANGED;
    const files = [{ ...dev, content: 'kubernetes_version = "1.35"\n' }];
    const outcomes = new Set<string>();
    for (let at = 0; ; at++) {
      const { repository } = replicaOf(stage);
      const intent = await intentOf(repository);
      await act(repository, intent);
      const file = { path: 'README.md', content: 'mine\n' };
      const { person } = stage;
      const happened = interrupt(stage, at, () => person.commit(BRANCH, file));
      const { change } = await act(replicaOf(stage).repository, {
        ...intent,
        files,
      });
      if (!happened()) break;
      outcomes.add(change.outcome);
      const messages = await stage.person.messages(BRANCH);
      expect(messages).toContain('By hand');
      // A commit that was there first is told as a conflict, never built upon unsaid.
      const newest = change.outcome === 'advanced' ? messages[0] : 'By hand';
      expect(newest).toBe('By hand');
      const held = await stage.person.file(BRANCH, 'README.md');
      expect(held?.toString()).toBe('mine\n');
      expect(await stage.person.pulls()).toHaveLength(1);
      await renew();
    }
    expect([...outcomes].sort()).toEqual(['advanced', 'conflict']);
  });

  it.each([1, 2, 3, 4])(
    'runs again when it lost the branch %i times to another replica',
    async losses => {
      const { repository } = replicaOf(stage);
      const intent = await intentOf(repository);
      await act(repository, intent);
      let lost = 0;
      stage.server.before = async request => {
        if (lost >= losses || !MOVES.test(request)) return;
        lost += 1;
        await stage.person.commit(
          BRANCH,
          // The first wanted file, so that GitLab notices as well.
          { path: CHANGED[0].path, content: `${lost}\n` },
          `Another try\n\nEks-Operation: ${OPERATION}`,
        );
      };
      const files = [{ path: CHANGED[0].path, content: 'mine\n' }];
      const change = await repository.ensureChange({ ...intent, files });
      expect(lost).toBe(losses);
      const held = await stage.person.file(BRANCH, CHANGED[0].path);
      const won = losses < 4;
      expect(held?.toString()).toBe(won ? 'mine\n' : '4\n');
      expect(change.outcome).toBe(won ? 'advanced' : 'conflict');
      expect(change.reason ?? '').toMatch(won ? /^$/ : /again and again/);
      expect(await stage.person.messages(BRANCH)).toHaveLength(
        1 + losses + Number(won),
      );
    },
  );
});
