import { TenantRegistrationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { awaitedApply } from '../pullRequestStep';
import { everyAccess, World } from '../world';
import { stepIds } from './stepIds';

/**
 * Says what brings the tenant about. The portal sees neither the groups in Azure AD
 * nor the namespaces, so it does not claim that they are there.
 */
export function applyStep(
  world: World,
  { tenant }: TenantRegistrationInput,
): Step<TenantRegistrationInput> {
  return {
    id: stepIds.apply,
    title: 'Say what is applied',
    description: `Lists the applies that make the groups, the resource group and the namespaces of ${tenant}. The portal does not see these, so it does not wait for them.`,
    usualSeconds: 5,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: World,
  run: StepRun<TenantRegistrationInput>,
): Promise<StepOutcome> {
  const { merge, stuck } = await awaitedApply(world, run, stepIds.merge);
  if (!merge) {
    return {
      is: 'done',
      reason:
        'The repository said it already, so nothing was merged and nothing is to be applied.',
    };
  }
  const { commands } = await world.tracker.get(
    merge.detail.changeId,
    everyAccess,
  );
  const applies = commands.map(({ apply }) => apply).join('; ');
  return {
    is: 'done',
    reason: `${merge.name} is merged. These applies make the groups first and the namespaces after them: ${applies}. ${stuck ?? 'Where a pipeline runs at the merge, it makes them by itself.'}`,
    detail: merge.detail,
  };
}
