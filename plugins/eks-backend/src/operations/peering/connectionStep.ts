import { PeeringInput } from '@xkf/backstage-plugin-eks-common';
import { Connection, isOpen } from '../../tenants/networks';
import { StepOutcome, StepRun } from '../kind';
import { AwaitedApply, awaitedApply } from '../pullRequestStep';
import { World } from '../world';
import { choices } from './choices';
import { detailOf } from './detail';
import { connectionNow } from './lookAt';
import { readMemory } from './memory';
import { PeeringView } from './PeeringView';
import { AnyPeeringInput } from './sides';
import { repositoryWords } from './repositoryName';
import { stepIds } from './stepIds';
import { endedWords } from './words';

/** The connection of an operation as AWS has it now; ended ones of before are none. */
export function currentConnection<Input extends AnyPeeringInput>(
  world: World,
  run: StepRun<Input>,
): Promise<Connection | undefined> {
  const { before } = readMemory(run.memoryOf(stepIds.preflight));
  const { input } = run.operation;
  return connectionNow(world, input, run.signal, new Set(before));
}

/** What to say about a connection that has ended; undefined for one that has not. */
export function endedOutcome(
  world: World,
  run: StepRun<PeeringInput>,
  connection: Connection | undefined,
): StepOutcome | undefined {
  if (!connection || isOpen(connection)) return undefined;
  const view = new PeeringView(world, run.operation.input, run.signal);
  return {
    is: 'blocked',
    reason: endedWords(connection, repositoryWords(world, view, 'requester')),
    choices: [choices.lookAgain],
    checkAgainAfter: world.pace.blocked,
    detail: detailOf(connection),
  };
}

/**
 * Waits for what the apply of a merge brings.
 * @param words - what is waited for, as the end of "Waiting until …"
 * @param more - sentences that are said besides
 */
export async function awaitApply<Input extends AnyPeeringInput>(
  world: World,
  run: StepRun<Input>,
  {
    mergeId,
    words,
    more,
    detail,
    canGoOn = false,
  }: {
    mergeId: string;
    words: string;
    more?: string;
    detail(awaited: AwaitedApply): StepOutcome['detail'];
    canGoOn?: boolean;
  },
): Promise<StepOutcome> {
  const awaited = await awaitedApply(world, run, mergeId);
  const { merge, stuck } = awaited;
  const apply = merge
    ? `the apply of ${merge.name}`
    : 'the pipeline of the repository, which says it already: run it if it does not run by itself';
  const reason = [
    stuck ?? `Waiting until ${words}, by ${apply}.`,
    stuck && `Waited for: ${words}.`,
    more,
  ]
    .filter(Boolean)
    .join(' ');
  return stuck
    ? {
        is: 'blocked',
        reason,
        choices: [choices.lookAgain, ...(canGoOn ? [choices.goOn] : [])],
        checkAgainAfter: world.pace.blocked,
        detail: detail(awaited),
      }
    : {
        is: 'waiting',
        reason,
        checkAgainAfter: world.pace.progress,
        detail: detail(awaited),
      };
}
