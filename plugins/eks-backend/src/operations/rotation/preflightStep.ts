import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { everyAccess } from '../world';
import { lookAgain } from './choices';
import { planRotation } from './planRotation';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';

/** The checks of the plan once more: days may have passed since. */
export function preflightStep(world: RotationWorld): Step<RotationInput> {
  return {
    id: stepIds.preflight,
    title: 'Check again',
    description:
      'Makes the checks of the plan once more, right before anything is done.',
    usualSeconds: 15,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const { findings } = await planRotation(world, run.operation.input, {
    access: everyAccess,
    signal: run.signal,
    agreedTo: run.operation.input.alsoClusters,
  });
  const detail = { type: 'preflight', findings } as const;
  const obstacles = obstaclesOf(findings);
  if (obstacles.length === 0) {
    return { is: 'done', reason: 'Nothing stands in the way.', detail };
  }
  return {
    is: 'blocked',
    reason: obstacles.join(' '),
    choices: [lookAgain],
    checkAgainAfter: world.pace.blocked,
    detail,
  };
}
