import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { whyNotAdopted } from './adoption';
import { lookAgain } from './choices';
import { detailOf } from './detail';
import { OrganizationView } from './OrganizationView';
import { stepIds } from './stepIds';
import { TenantAccountWorld } from './TenantAccountWorld';

/** Looks once more whether the account may become the tenant's. */
export function adoptStep(
  world: TenantAccountWorld,
  adopt: string,
): Step<TenantAccountInput> {
  return {
    id: stepIds.adopt,
    title: `Take over account ${adopt}`,
    description: `Looks again whether account ${adopt} belongs to the organization and is ACTIVE. No account is made.`,
    usualSeconds: 5,
    reconcile: run => reconcile(world, run, adopt),
  };
}

async function reconcile(
  world: TenantAccountWorld,
  run: StepRun<TenantAccountInput>,
  adopt: string,
): Promise<StepOutcome> {
  const view = new OrganizationView(world, run.signal);
  const account = await view.calls.describeAccount(adopt);
  const obstacle = account
    ? whyNotAdopted(world.config, account)
    : `The organization has no account ${adopt} any more.`;
  if (obstacle) {
    return {
      is: 'blocked',
      reason: obstacle,
      choices: [lookAgain],
      checkAgainAfter: world.pace.blocked,
    };
  }
  return {
    is: 'done',
    reason: `Account ${adopt} can be taken over.`,
    detail: detailOf(run.operation.input, {
      state: 'adopted',
      accountId: adopt,
    }),
  };
}
