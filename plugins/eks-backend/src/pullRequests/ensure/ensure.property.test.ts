import { ChangeOutcome } from '@xkf/backstage-plugin-eks-node';
import * as fc from 'fast-check';
import { RepositoryState } from '../__testUtils__/git/RepositoryState';
import { Fate, ModelHost } from '../__testUtils__/model/ModelHost';
import { TestClock } from '../__testUtils__/TestClock';
import { defaultTrafficLimits, HostFailure } from '../http';
import { carriesTrailer } from '../ownership';
import { ensureChange } from './ensureChange';
import { ensurePullRequest } from './ensurePullRequest';

const BRANCH = 'eks/dev/upgrade-00000000';
const OPERATION = 'op-1';
const BY_HAND = 'By hand';

type Act = 'commit' | 'close' | 'merge';

interface Run {
  scheduler: fc.Scheduler;
  fates: Fate[];
  exact: boolean;
  contents: [string, string];
  acts: Act[];
  replicas?: number;
}

const runs = fc.record<Run>({
  scheduler: fc.scheduler(),
  fates: fc.array(
    fc.constantFrom<Fate>('fine', 'fine', 'fine', 'lost before', 'lost after'),
    { maxLength: 40 },
  ),
  exact: fc.boolean(),
  contents: fc.tuple(fc.constantFrom('1', '2'), fc.constantFrom('1', '2')),
  acts: fc.array(fc.constantFrom<Act>('commit', 'close', 'merge'), {
    maxLength: 3,
  }),
});

/** Two replicas and a person at work in an order that chance decides. */
async function play(run: Run) {
  const { scheduler, fates, exact, contents, acts, replicas = 2 } = run;
  const state = new RepositoryState({ 'a.tfvars': '0', 'b.tfvars': '0' });
  const { git } = state;
  const pending = [...fates];
  const outcomes: ChangeOutcome[] = [];
  const heads: string[] = [];
  let mostOpen = 0;
  const baseCommit = git.branches.get('main') ?? '';

  const observe = () => {
    const head = git.branches.get(BRANCH);
    if (head && head !== heads[heads.length - 1]) heads.push(head);
    const open = state.pulls.filter(pull => pull.state === 'open');
    mostOpen = Math.max(mostOpen, open.length);
  };
  const turn = (who: string) => async (call: string) => {
    await scheduler.schedule(Promise.resolve(), `${who} ${call}`);
    observe();
  };

  async function replica(who: string, content: string) {
    const fate = () => pending.shift() ?? 'fine';
    const host = new ModelHost(state, turn(who), fate, exact);
    const pace = { clock: new TestClock(), limits: defaultTrafficLimits };
    const read = (commit: string, paths: readonly string[]) =>
      Promise.all(paths.map(path => host.readFile(commit, path)));
    const common = {
      branch: BRANCH,
      baseBranch: 'main',
      operationId: OPERATION,
    };
    const change = {
      ...common,
      baseCommit,
      message: 'Upgrade',
      files: [{ path: 'a.tfvars', content }],
    };
    // An engine calls again after a failure.
    for (let tries = 0; tries < 60; tries++) {
      try {
        const outcome = await ensureChange(host, read, change, pace);
        outcomes.push(outcome);
        if (outcome.outcome === 'conflict') return;
        const request = { ...common, title: 't', body: 'b' };
        await ensurePullRequest(host, request, pace);
        return;
      } catch (error) {
        if (!(error instanceof HostFailure)) throw error;
      }
    }
    throw new Error('The replica came to no end');
  }

  async function person() {
    for (const act of acts) {
      await turn('person')(act);
      const open = state.pulls.find(pull => pull.state === 'open');
      const head = git.branches.get(BRANCH);
      if (act === 'commit' && head) {
        const changes = new Map([['b.tfvars', Buffer.from('by hand')]]);
        git.fastForward(BRANCH, git.commitOn(head, changes, BY_HAND).id);
      } else if (act !== 'commit' && open) {
        state.endPull(open.number, act === 'close' ? 'closed' : 'merged');
      }
      observe();
    }
  }

  const actors = [
    ...contents
      .slice(0, replicas)
      .map((content, at) => replica(`replica ${at}`, content)),
    person(),
  ];
  await scheduler.waitFor(Promise.all(actors));
  observe();
  return { state, heads, outcomes, mostOpen };
}

describe('the algorithm, in any order and with any failures', () => {
  it('keeps to one open pull request and loses no commit', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async run => {
        const { state, heads, mostOpen } = await play(run);
        expect(mostOpen).toBeLessThanOrEqual(1);
        // Each head holds the one before it: nothing was forced.
        for (const [at, head] of heads.slice(1).entries()) {
          expect(state.git.ahead(head, heads[at])).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('opens none after a person ended one', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async run => {
        const { state } = await play({ ...run, replicas: 1 });
        expect(state.pulls.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('touches no branch with a commit of a person where the host can compare', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async run => {
        const { heads, state } = await play({ ...run, exact: true });
        const messages = heads.map(head => state.git.commit(head)?.message);
        const first = messages.indexOf(BY_HAND);
        const after = first < 0 ? [] : messages.slice(first);
        expect(after.every(message => message === BY_HAND)).toBe(true);
      }),
      { numRuns: 700 },
    );
  });

  it('comes to the wanted end when nobody interferes', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async run => {
        const content = run.contents[0];
        const { state, outcomes } = await play({
          ...run,
          acts: [],
          contents: [content, content],
        });
        const head = state.git.branches.get(BRANCH) ?? '';
        const held = state.git.commit(head);
        expect(held?.tree.get('a.tfvars')?.toString()).toBe(content);
        expect(carriesTrailer(held?.message ?? '', OPERATION)).toBe(true);
        expect(state.git.ahead(held?.parents[0] ?? '', head)).toHaveLength(1);
        expect(state.pulls).toMatchObject([{ state: 'open', branch: BRANCH }]);
        expect(outcomes.map(({ outcome }) => outcome)).not.toContain(
          'conflict',
        );
      }),
      { numRuns: 700 },
    );
  });
});
