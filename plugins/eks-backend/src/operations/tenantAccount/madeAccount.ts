import type { Account } from '@aws-sdk/client-organizations';
import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { StepOutcome, StepRun } from '../kind';
import { lookAgain } from './choices';
import { readMemory } from './memory';
import { hasEmail, OrganizationView, stateOf } from './OrganizationView';
import { stepIds } from './stepIds';
import { TenantAccountWorld } from './TenantAccountWorld';

/** The account as the organization has it now. */
export interface MadeAccount {
  view: OrganizationView;
  accountId: string;
  /** `adopted` where it was there before. */
  state: 'SUCCEEDED' | 'adopted';
}

/** Looks for the account that the steps before made or took over. */
export async function madeAccount(
  world: TenantAccountWorld,
  run: StepRun<TenantAccountInput>,
): Promise<MadeAccount | StepOutcome> {
  const { input } = run.operation;
  const view = new OrganizationView(world, run.signal);
  const account = await find(view, run);
  if (account?.Id && stateOf(account) === 'ACTIVE') {
    const state = input.adopt ? 'adopted' : 'SUCCEEDED';
    return { view, accountId: account.Id, state };
  }
  const words = account
    ? `The account ${account.Id} is ${stateOf(account)} by now, and only one that is ACTIVE can be changed.`
    : `The organization has no account with the e-mail address ${input.email} any more.`;
  return {
    is: 'blocked',
    reason: `${words} Mend that in AWS Organizations, or cancel.`,
    choices: [lookAgain],
    checkAgainAfter: world.pace.blocked,
  };
}

async function find(
  view: OrganizationView,
  run: StepRun<TenantAccountInput>,
): Promise<Account | undefined> {
  const { adopt, email } = run.operation.input;
  const id = adopt ?? readMemory(run.memoryOf(stepIds.wait)).accountId;
  const known = id ? await view.calls.describeAccount(id) : undefined;
  if (known && (adopt || hasEmail(known, email))) return known;
  const accounts = await view.calls.listAccounts();
  return accounts.find(account => hasEmail(account, email));
}

export function isOutcome(
  value: MadeAccount | StepOutcome,
): value is StepOutcome {
  return 'is' in value;
}
