import { TenantRegistrationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepRun } from '../kind';
import { pullRequestSteps } from '../pullRequestStep';
import { World } from '../world';
import { changesOf, registrationPlace } from './registrationPlace';
import { stepIds } from './stepIds';

/**
 * The pull request. Once it is open, the portal knows the tenant, so that the
 * catalog leads to it.
 */
export function registeringSteps(
  world: World,
  input: TenantRegistrationInput,
): Step<TenantRegistrationInput>[] {
  const [open, merge] = pullRequestSteps<TenantRegistrationInput>(world, {
    openId: stepIds.pullRequest,
    mergeId: stepIds.merge,
    purpose: `adds the tenant ${input.tenant}`,
    changes: changesOf(input),
    closeOnCancel: true,
    // It touches no cluster: what AWS refuses is of differences that were there before.
    despiteRefusals: true,
    appliedId: stepIds.apply,
  });
  return [
    {
      ...open,
      async reconcile(run) {
        const outcome = await open.reconcile(run);
        if (outcome.is === 'done') await note(run);
        return outcome;
      },
    },
    {
      ...merge,
      async reconcile(run) {
        const outcome = await merge.reconcile(run);
        // Another pull request may have taken the place of the first.
        if (outcome.is === 'done') await note(run);
        return outcome;
      },
    },
  ];

  async function note(run: StepRun<TenantRegistrationInput>): Promise<void> {
    const { changeId } = run.memory;
    const { tenant, owner, tenantAccountIds } = input;
    await world.registrations.save({
      repository: registrationPlace(world.config, input).config.repoUrl,
      name: tenant,
      owner,
      accountIds: tenantAccountIds,
      changes: typeof changeId === 'string' ? [changeId] : [],
      operationId: run.operation.id,
      updatedAt: run.now().toISOString(),
    });
  }
}
