import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { pullRequestSteps } from '../pullRequestStep';
import { listed } from '../world';
import { removals } from './changes';
import { lookAgain } from './choices';
import { uncoveredWords } from './coverage';
import { leftWords, lookAtOldNodes, podsRun } from './oldNodes';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';

/** The pull request that removes the old node groups. */
export function removalSteps(
  world: RotationWorld,
  input: RotationInput,
): readonly [Step<RotationInput>, Step<RotationInput>] {
  const pools = listed(input.groups.map(({ pool }) => pool));
  return pullRequestSteps<RotationInput>(world, {
    openId: stepIds.remove,
    mergeId: stepIds.removeMerge,
    purpose: `removes ${pools}`,
    changes: removals(input),
    closeOnCancel: true,
    appliedId: stepIds.gone,
    guard: run => guard(world, run),
    whileOpen: run => whileOpen(world, run),
  });
}

/**
 * Never while a pod runs there that belongs to no DaemonSet, nor where the removal
 * would take nodes from a cluster that was not drained.
 */
async function guard(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome | undefined> {
  const uncovered = await uncoveredWords(world, run);
  if (uncovered) {
    return {
      is: 'blocked',
      reason: uncovered,
      choices: [lookAgain],
      checkAgainAfter: world.pace.blocked,
    };
  }
  const found = await lookAtOldNodes(world, run);
  if (found.pods === 0) return undefined;
  return {
    is: 'blocked',
    reason: `${podsRun(found.pods)} on old nodes again: ${leftWords(found)} The node groups are not removed while they do. Cordon the nodes, move the pods and look again.`,
    choices: [lookAgain],
    checkAgainAfter: world.pace.blocked,
  };
}

async function whileOpen(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<string | undefined> {
  const uncovered = await uncoveredWords(world, run);
  if (uncovered) return `Do not merge it: ${uncovered}`;
  const found = await lookAtOldNodes(world, run);
  if (found.pods === 0) return undefined;
  return `Do not merge it yet: ${podsRun(found.pods)} on old nodes again: ${leftWords(found)}`;
}
