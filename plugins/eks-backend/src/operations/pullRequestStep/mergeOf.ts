import { OperationInput, PullRequest } from '@xkf/backstage-plugin-eks-common';
import { StepRun } from '../kind';
import { lasting, listed, World } from '../world';
import { readMemory } from './memory';
import { PullRequestChange } from './PullRequestChange';
import { nameOf } from './words';

/** A merged pull request of this operation. */
export interface Merge {
  /** `#12 in acme/xkf`. */
  name: string;
  mergedAt: Date | undefined;
  /** Checks of it that failed, as sentences; absent when none did. */
  failing: string | undefined;
  /** What the pipeline's policy needs, as sentences. */
  policy: string | undefined;
}

/** The merge that an earlier step of the operation waited for; undefined without one. */
export async function mergeOf(
  world: World,
  run: StepRun<OperationInput>,
  mergeId: string,
): Promise<Merge | undefined> {
  const memory = readMemory(run.memoryOf(mergeId));
  if (!memory.changeId) return undefined;
  const change = new PullRequestChange(world, [], world.pace.blocked);
  const found = await change.find(memory, run.signal);
  if (found?.state !== 'merged') return undefined;
  return {
    name: nameOf(found, memory.repositoryName),
    mergedAt: found.mergedAt ? new Date(found.mergedAt) : undefined,
    failing: failingWords(found),
    policy: memory.policy,
  };
}

function failingWords({ checks }: PullRequest): string | undefined {
  const failing = checks.items
    .filter(({ state }) => state === 'failure')
    .map(({ name, description }) =>
      description ? `${name} (“${description}”)` : name,
    );
  if (failing.length === 0) return undefined;
  return `${failing.length === 1 ? 'Check' : 'Checks'} ${listed(failing)} of it failed.`;
}

/**
 * Why AWS does not show a merge yet, as sentences: silent at first, then with
 * what can have gone wrong.
 */
export function notAppliedWords(
  merge: Merge | undefined,
  { now, within }: { now: Date; within: number },
): string {
  if (!merge) return '';
  const { name, mergedAt, failing, policy } = merge;
  const age = mergedAt ? now.getTime() - mergedAt.getTime() : 0;
  if (!failing && age < within) return '';
  return [
    failing
      ? `The pipeline of ${name} seems to have failed. ${failing}`
      : `The merge of ${name} is more than ${lasting(within)} old, so its pipeline may have failed or wait for somebody.`,
    policy,
    'Look at the pipeline, and run it again; the operation goes on by itself.',
  ]
    .filter(Boolean)
    .join(' ');
}
