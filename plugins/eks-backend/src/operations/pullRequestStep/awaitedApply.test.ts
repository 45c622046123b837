import {
  OperationInput,
  PullRequest,
  PullRequestCheck,
} from '@xkf/backstage-plugin-eks-common';
import { StepRun } from '../kind';
import { usualPace, World } from '../world';
import { awaitedApply } from './awaitedApply';

const now = Date.parse('2026-12-01T12:00:00Z');
const minutesAgo = (minutes: number) =>
  new Date(now - minutes * 60_000).toISOString();

const apply: PullRequestCheck = {
  name: 'apply (aws-eks, qa)',
  state: 'failure',
  description: 'ResourceInUseException',
  url: 'https://ci.example/7',
};
const plan: PullRequestCheck = { name: 'plan (aws-eks, qa)', state: 'failure' };

function merged(minutes: number, items: PullRequestCheck[]): PullRequest {
  return {
    number: 12,
    url: 'https://git.example/12',
    title: 'Add standard2',
    state: 'merged',
    draft: false,
    branch: 'eks/qa/add',
    baseBranch: 'main',
    headCommit: 'b'.repeat(40),
    mergedAt: minutesAgo(minutes),
    mergeability: 'unknown',
    checks: { state: 'none', items },
  };
}

function look(pullRequest?: PullRequest, startedAt = minutesAgo(1)) {
  const memory = {
    changeId: 'c1',
    branch: 'eks/qa/add',
    baseBranch: 'main',
    repositoryUrl: 'https://git.example',
    repositoryName: 'acme/xkf',
    policy: 'The pipeline must run with OPA_BLAST_RADIUS=150.',
  };
  const world = {
    pace: usualPace,
    tracker: { get: async () => ({ pullRequest, readAt: minutesAgo(0) }) },
  } as unknown as World;
  const run = {
    now: () => new Date(now),
    startedAt: new Date(startedAt),
    signal: new AbortController().signal,
    memoryOf: () => (pullRequest ? memory : {}),
    hasSucceeded: () => false,
  } as unknown as StepRun<OperationInput>;
  return awaitedApply(world, run, 'merge');
}

const whatToDo =
  'The pipeline must run with OPA_BLAST_RADIUS=150. Read the run, mend the cause and run the apply again; the operation goes on by itself.';

describe('an apply that AWS does not show', () => {
  it.each<[string, PullRequest, string | undefined]>([
    ['just merged, its plan had failed', merged(0.5, [plan]), undefined],
    ['going on', merged(5, [plan, { ...apply, state: 'pending' }]), undefined],
    ['ended well', merged(5, [{ ...apply, state: 'success' }]), undefined],
    [
      'failed',
      merged(5, [plan, apply]),
      'The apply of #12 in acme/xkf failed: apply (aws-eks, qa) (“ResourceInUseException”).',
    ],
    [
      'not told apart, with a failure',
      merged(5, [plan]),
      'The apply of #12 in acme/xkf seems to have failed: plan (aws-eks, qa) failed.',
    ],
    [
      'never begun',
      merged(21, []),
      'The merge of #12 in acme/xkf is more than 20 min old, and nothing has come of it: its pipeline may not have run.',
    ],
    [
      'waiting for somebody',
      merged(21, [{ ...apply, state: 'pending' }]),
      'The merge of #12 in acme/xkf is more than 20 min old, and apply (aws-eks, qa) has not ended: it may wait for somebody.',
    ],
  ])('that is %s', async (_what, pullRequest, words) => {
    const found = await look(pullRequest);
    expect(found.stuck).toBe(words && `${words} ${whatToDo}`);
    expect(found.merge).toMatchObject({
      name: '#12 in acme/xkf',
      detail: { type: 'pull-request', pullRequest, readAt: minutesAgo(0) },
    });
  });

  it('waits for somebody else’s apply as long, where nothing was merged', async () => {
    expect(await look(undefined)).toEqual({ stuck: undefined });
    const { stuck } = await look(undefined, minutesAgo(21));
    expect(stuck).toMatch(/^The repository said it already, .* for 20 min\./);
  });
});
