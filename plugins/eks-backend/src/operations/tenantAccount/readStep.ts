import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { AwsReadError } from '../../aws';
import { Step, StepOutcome, StepRun } from '../kind';
import { lasting } from '../world';
import { goOn, lookAgain } from './choices';
import { detailOf } from './detail';
import { isOutcome, madeAccount } from './madeAccount';
import { stepIds } from './stepIds';
import { organizationOf, TenantAccountWorld } from './TenantAccountWorld';

/** The account is of use to the portal once its role is there. */
export function readStep(
  world: TenantAccountWorld,
  { name }: TenantAccountInput,
): Step<TenantAccountInput> {
  return {
    id: stepIds.read,
    title: 'Wait until the portal can read it',
    description: `Waits until the role of the portal is in the account, which a StackSet of the unit or a pipeline puts there, and reads the organization again, so that pages show ${name}.`,
    usualSeconds: 2 * 60,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: TenantAccountWorld,
  run: StepRun<TenantAccountInput>,
): Promise<StepOutcome> {
  const made = await madeAccount(world, run);
  if (isOutcome(made)) return made;
  const { accountId, view, state } = made;
  const { input } = run.operation;
  const [region] = organizationOf(world.config).tenantRegions;
  const place = { accountId, accountName: input.name, region };
  const problem = await problemOf(() =>
    world.aws.network(place, view.signal).describeVpcs(),
  );
  if (!problem || run.choice === goOn.id) {
    await world.refreshAccounts();
    const at = await view.parentOf(accountId);
    const detail = detailOf(input, {
      state,
      accountId,
      organizationalUnit: at && (await view.unit(at))?.path,
    });
    return {
      is: 'done',
      reason: problem
        ? `A person went on although the portal cannot read the account. ${problem}`
        : `The portal reads the account ${input.name} (${accountId}).`,
      detail,
    };
  }
  const age = run.now().getTime() - run.startedAt.getTime();
  const { readableWithin } = world.pace.account;
  if (age < readableWithin) {
    return {
      is: 'waiting',
      reason: `Waiting until the role of the portal is in account ${accountId}. ${problem}`,
      checkAgainAfter: world.pace.progress,
    };
  }
  return {
    is: 'blocked',
    reason: `The portal cannot read account ${accountId}, after more than ${lasting(readableWithin)}. ${problem} Look at the StackSet of the unit, or at the pipeline, that puts the role of the portal into new accounts, and at the aws section of the configuration.`,
    choices: [lookAgain, goOn],
    checkAgainAfter: world.pace.blocked,
  };
}

/** Why a call fails, as sentences; undefined when it does not. */
async function problemOf(
  call: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (error instanceof AwsReadError) return error.problem.message;
    throw error;
  }
}
