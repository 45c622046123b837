import {
  applies,
  applyFailures,
  OperationInput,
  PullRequest,
} from '@xkf/backstage-plugin-eks-common';
import { StepRun } from '../kind';
import { lasting, listed, World } from '../world';
import { detailOf, PullRequestDetail } from './detail';
import { ChangeMemory, readMemory } from './memory';
import { PullRequestChange } from './PullRequestChange';
import { nameOf } from './words';

/** A merged pull request of an operation. */
export interface Merge {
  /** `#12 in acme/xkf`. */
  name: string;
  /** The pull request without its files. */
  detail: PullRequestDetail;
}

/** The apply of what an operation merged, while AWS does not show it. */
export interface AwaitedApply {
  /** The merge; undefined where this operation merged nothing. */
  merge?: Merge;
  /**
   * Why it seems not to come by itself, and what to do, as sentences; undefined
   * while nothing is wrong.
   */
  stuck?: string;
}

/** Looks at the merge that an earlier step of the operation waited for. */
export async function awaitedApply(
  world: World,
  run: StepRun<OperationInput>,
  mergeId: string,
): Promise<AwaitedApply> {
  const { appliedWithin, settling } = world.pace;
  const now = run.now().getTime();
  const memory = readMemory(run.memoryOf(mergeId));
  const change = new PullRequestChange(world, [], world.pace.blocked);
  const seen = await change.find(memory, run.signal);
  if (seen?.pullRequest.state !== 'merged') {
    const isOverdue = now - run.startedAt.getTime() >= appliedWithin;
    return { stuck: isOverdue ? nothingMerged(appliedWithin) : undefined };
  }
  const { pullRequest } = seen;
  const name = nameOf(pullRequest, memory.repositoryName);
  const age = now - (Date.parse(pullRequest.mergedAt ?? '') || now);
  // The checks of before the merge are there until the pipeline has begun.
  const failed = age >= settling ? failedWords(name, pullRequest) : undefined;
  const late =
    age >= appliedWithin
      ? lateWords(name, pullRequest, appliedWithin)
      : undefined;
  const why = failed ?? late;
  return {
    merge: { name, detail: detailOf({ ...memory, files: [] }, seen) },
    stuck: why && [why, ...whatToDo(memory)].join(' '),
  };
}

function nothingMerged(within: number): string {
  return `The repository said it already, so this operation merged nothing, and AWS has not followed for ${lasting(within)}. Run the pipeline of the repository; the operation goes on by itself.`;
}

function failedWords(
  name: string,
  pullRequest: PullRequest,
): string | undefined {
  const failures = applyFailures(pullRequest);
  if (failures.length === 0) return undefined;
  const said = listed(
    failures.map(({ name: check, description }) =>
      description ? `${check} (“${description}”)` : check,
    ),
  );
  return failures.every(applies)
    ? `The apply of ${name} failed: ${said}.`
    : `The apply of ${name} seems to have failed: ${said} failed.`;
}

function lateWords(
  name: string,
  pullRequest: PullRequest,
  within: number,
): string {
  const running = pullRequest.checks.items
    .filter(({ state }) => state === 'pending')
    .map(check => check.name);
  return running.length > 0
    ? `The merge of ${name} is more than ${lasting(within)} old, and ${listed(running)} has not ended: it may wait for somebody.`
    : `The merge of ${name} is more than ${lasting(within)} old, and nothing has come of it: its pipeline may not have run.`;
}

function whatToDo({ policy }: ChangeMemory): string[] {
  return [
    ...(policy ? [policy] : []),
    'Read the run, mend the cause and run the apply again; the operation goes on by itself.',
  ];
}
