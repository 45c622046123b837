import { TenantRegistrationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { everyAccess, World } from '../world';
import { planTenantRegistration } from './planTenantRegistration';
import { stepIds } from './stepIds';

const lookAgain = {
  id: 'look-again',
  title: 'Look again',
  description: 'Reads the repository again.',
};

/** The checks of the plan once more, right before the pull request. */
export function preflightStep(
  world: World,
  { tenant }: TenantRegistrationInput,
): Step<TenantRegistrationInput> {
  return {
    id: stepIds.preflight,
    title: 'Check again',
    description: `Makes the checks of the plan once more: whether the name ${tenant} is free, and both entries agree.`,
    usualSeconds: 10,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<TenantRegistrationInput>,
): Promise<StepOutcome> {
  const { findings } = await planTenantRegistration(
    world,
    run.operation.input,
    everyAccess,
  );
  const detail = { type: 'preflight', findings } as const;
  const obstacles = obstaclesOf(findings);
  return obstacles.length > 0
    ? {
        is: 'blocked',
        reason: obstacles.join(' '),
        choices: [lookAgain],
        checkAgainAfter: world.pace.blocked,
        detail,
      }
    : { is: 'done', reason: 'Nothing stands in the way.', detail };
}
