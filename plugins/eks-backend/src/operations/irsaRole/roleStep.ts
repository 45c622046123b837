import { IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { awaitedApply } from '../pullRequestStep';
import { World } from '../world';
import { choices } from './choices';
import { iamOf } from './iamOf';
import { stepIds } from './stepIds';

/** Waits until the apply of the merge has made the role. */
export function roleStep(
  world: World,
  { roleName }: IrsaRoleInput,
): Step<IrsaRoleInput> {
  return {
    id: stepIds.role,
    title: 'Wait for the role in IAM',
    description: `Waits until IAM has ${roleName}. Merged is not applied: the pipeline of the repository makes the role.`,
    usualSeconds: 5 * 60,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<IrsaRoleInput>,
): Promise<StepOutcome> {
  const { accountId, roleName } = run.operation.input;
  const { pace } = world;
  const signal = AbortSignal.any([
    run.signal,
    AbortSignal.timeout(pace.timeout),
  ]);
  const role = await iamOf(world, accountId, signal).getRole(roleName);
  const { merge, stuck } = await awaitedApply(world, run, stepIds.merge);
  if (role) {
    return {
      is: 'done',
      reason: `IAM has the role ${role.Arn ?? roleName}.`,
      detail: merge?.detail,
    };
  }
  return stuck
    ? {
        is: 'blocked',
        reason: `IAM has no role ${roleName}. ${stuck}`,
        choices: [choices.lookAgain],
        checkAgainAfter: pace.blocked,
        detail: merge?.detail,
      }
    : {
        is: 'waiting',
        reason: merge
          ? `Waiting until the apply of ${merge.name} makes the role ${roleName}.`
          : `Waiting until Terraform makes the role ${roleName}: the repository declares it, and nothing was merged by this operation. Run its pipeline.`,
        checkAgainAfter: pace.progress,
        detail: merge?.detail,
      };
}
