import { IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';
import { isDeepStrictEqual } from 'node:util';
import { Step, StepOutcome, StepRun } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { everyAccess, World } from '../world';
import { choices } from './choices';
import { planIrsaRole } from './planIrsaRole';
import { stepIds } from './stepIds';

/** The checks of the plan once more, right before the pull request. */
export function preflightStep(
  world: World,
  { roleName }: IrsaRoleInput,
): Step<IrsaRoleInput> {
  return {
    id: stepIds.preflight,
    title: 'Check again',
    description: `Makes the checks of the plan once more: whether ${roleName} is free, and the account can trust the clusters.`,
    usualSeconds: 10,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<IrsaRoleInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const { input: now, findings } = await planIrsaRole(world, input, {
    access: everyAccess,
    signal: run.signal,
  });
  const detail = { type: 'preflight', findings } as const;
  const obstacles = obstaclesOf(findings);
  if (
    !isDeepStrictEqual([now.module, now.issuers], [input.module, input.issuers])
  ) {
    obstacles.push(
      'A cluster, an issuer of the account or the repository is not what it was when this was planned. Cancel this operation, and plan again.',
    );
  }
  return obstacles.length > 0
    ? {
        is: 'blocked',
        reason: obstacles.join(' '),
        choices: [choices.lookAgain],
        checkAgainAfter: world.pace.blocked,
        detail,
      }
    : { is: 'done', reason: 'Nothing stands in the way.', detail };
}
