import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { AwsRefusedError } from '../../aws';
import { Step, StepOutcome, StepRun } from '../kind';
import { lasting } from '../world';
import { lookAgain } from './choices';
import { detailOf } from './detail';
import { isOutcome, madeAccount } from './madeAccount';
import { stepIds } from './stepIds';
import { organizationOf, TenantAccountWorld } from './TenantAccountWorld';

/** Refusals that another look settles: the account was moved, or the organization is changed. */
const passing = new Set([
  'AccountNotFoundException',
  'ConcurrentModificationException',
  'SourceParentNotFoundException',
]);

/** Id of the unit that the account goes to. */
export function unitOf(
  { config }: Pick<TenantAccountWorld, 'config'>,
  { organizationalUnitId }: TenantAccountInput,
): string {
  return (
    organizationalUnitId ?? organizationOf(config).tenantOrganizationalUnitId
  );
}

/** Moves the account into its unit, whose policies then hold for it. */
export function moveStep(
  world: TenantAccountWorld,
  input: TenantAccountInput,
): Step<TenantAccountInput> {
  const unit = unitOf(world, input);
  return {
    id: stepIds.move,
    title: `Move it to ${unit}`,
    description: `Moves the account to the organizational unit ${unit}. The policies and StackSets of that unit then hold for it.`,
    usualSeconds: 10,
    reconcile: run => reconcile(world, run, unit),
  };
}

async function reconcile(
  world: TenantAccountWorld,
  run: StepRun<TenantAccountInput>,
  unitId: string,
): Promise<StepOutcome> {
  const made = await madeAccount(world, run);
  if (isOutcome(made)) return made;
  const { view, accountId, state } = made;
  const unit = await view.unit(unitId);
  if (!unit) return gone(world, unitId);
  const from = await view.parentOf(accountId);
  const done: StepOutcome = {
    is: 'done',
    reason: `Account ${accountId} is in ${unit.path}.`,
    detail: detailOf(run.operation.input, {
      state,
      accountId,
      organizationalUnit: unit.path,
    }),
  };
  if (from === unit.id || !from) return done;
  try {
    await run.act(
      {
        eventId: 'organizations.move-account',
        message: `Moves account ${accountId} to ${unit.path}.`,
        severity: 'high',
        subject: { account: accountId, from, to: unit.id },
      },
      () => view.calls.moveAccount({ accountId, from, to: unit.id }),
    );
    return done;
  } catch (error) {
    if (!(error instanceof AwsRefusedError)) throw error;
    return refused(world, error, unitId);
  }
}

function refused(
  { pace, ...world }: TenantAccountWorld,
  { code, awsMessage }: AwsRefusedError,
  unitId: string,
): StepOutcome {
  if (passing.has(code)) {
    return {
      is: 'waiting',
      reason: `The organization changed while the account was moved (${code}); it is looked at again in ${lasting(pace.progress)}.`,
      checkAgainAfter: pace.progress,
    };
  }
  if (code === 'DestinationParentNotFoundException') {
    return gone({ pace, ...world }, unitId);
  }
  return {
    is: 'blocked',
    reason: `AWS refuses to move the account (${code}). AWS says: “${awsMessage}” Mend that in AWS Organizations.`,
    choices: [lookAgain],
    checkAgainAfter: pace.blocked,
  };
}

function gone({ pace }: TenantAccountWorld, unitId: string): StepOutcome {
  return {
    is: 'blocked',
    reason: `The organization has no unit ${unitId} any more. Make it again, or move the account by hand and cancel.`,
    choices: [lookAgain],
    checkAgainAfter: pace.blocked,
  };
}
