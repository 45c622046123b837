import type { CreateAccountStatus } from '@aws-sdk/client-organizations';
import { isError } from '@backstage/errors';
import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { AwsReadError, AwsRefusedError } from '../../aws';
import { StepOutcome, StepRun } from '../kind';
import { lasting } from '../world';
import { lookAgain } from './choices';
import { AccountMemory } from './memory';
import { OrganizationView } from './OrganizationView';
import { wantedTags } from './tags';
import { organizationOf, TenantAccountWorld } from './TenantAccountWorld';

/** Quotas of Organizations: accounts that are made at the same time. */
const AT_THE_SAME_TIME = 5;

/** What came of asking. */
export type Asked =
  | { status: CreateAccountStatus; memory: AccountMemory }
  | { outcome: StepOutcome };

/**
 * Asks AWS for the account, once: what is about to be asked is remembered before, and
 * the name of the request right after.
 */
export async function requestAccount(
  world: TenantAccountWorld,
  view: OrganizationView,
  run: StepRun<TenantAccountInput>,
  memory: AccountMemory,
): Promise<Asked> {
  const { input } = run.operation;
  const { name, email } = input;
  const { progress } = world.pace;
  const inProgress = await view.calls.listCreateAccountStatus(['IN_PROGRESS']);
  if (inProgress.length >= AT_THE_SAME_TIME) {
    return {
      outcome: {
        is: 'waiting',
        reason: `AWS makes ${AT_THE_SAME_TIME} accounts at the same time and no more; waiting until one of them is there.`,
        checkAgainAfter: progress,
      },
    };
  }
  const roleName = organizationOf(world.config).accessRoleName;
  const tags = wantedTags(world.config, input);
  const next: AccountMemory = {
    ...memory,
    attempt: memory.attempt + 1,
    askedAt: run.now().toISOString(),
    requestId: undefined,
    accountId: undefined,
  };
  await run.remember({ ...next });
  try {
    const status = await run.act(
      {
        eventId: 'organizations.create-account',
        message: `Asks AWS Organizations for the account ${name} with the e-mail address ${email}.`,
        severity: 'high',
        subject: { name, email, tags },
      },
      () => view.calls.createAccount({ name, email, roleName, tags }),
    );
    const asked = { ...next, requestId: status.Id, notReadySince: undefined };
    await run.remember({ ...asked });
    return { status, memory: asked };
  } catch (error) {
    if (run.signal.aborted) throw error;
    return { outcome: await outcomeOf(world, run, memory, error) };
  }
}

/** Organizations API reference, CreateAccount, Errors. */
const wordsByCode: Record<string, string> = {
  ConstraintViolationException:
    'A limit of the organization stands in the way: mostly the number of accounts, or an account that must give its contact and payment details first. Ask for a higher limit in Service Quotas (https://console.aws.amazon.com/servicequotas/home/services/organizations/quotas), or mend what AWS names.',
  InvalidInputException:
    'Something of the request does not fit. Cancel, and plan it again with other values.',
};

/** What an error means. Only after a refusal it is known that AWS makes no account. */
async function outcomeOf(
  { pace }: TenantAccountWorld,
  run: StepRun<TenantAccountInput>,
  before: AccountMemory,
  error: unknown,
): Promise<StepOutcome> {
  const refused = (more: Partial<AccountMemory> = {}) =>
    run.remember({ ...before, askedAt: undefined, ...more });
  if (error instanceof AwsRefusedError) {
    const { code, awsMessage } = error;
    if (code === 'FinalizingOrganizationException') {
      return notReady();
    }
    await refused();
    if (code === 'ConcurrentModificationException') {
      return {
        is: 'waiting',
        reason: `AWS works on another change of the organization; it is asked again in ${lasting(pace.progress)}.`,
        checkAgainAfter: pace.progress,
      };
    }
    return {
      is: 'blocked',
      reason:
        `AWS refuses to make the account (${code}). ${wordsByCode[code] ?? ''} AWS says: “${awsMessage}”`.replace(
          /\s+/g,
          ' ',
        ),
      choices: [lookAgain],
    };
  }
  if (error instanceof AwsReadError) {
    const { kind, message } = error.problem;
    if (kind === 'access-denied' || kind === 'expired-credentials') {
      await refused();
      return {
        is: 'blocked',
        reason: message,
        choices: [lookAgain],
        checkAgainAfter: pace.blocked,
      };
    }
    if (kind === 'throttled') {
      await refused();
      return {
        is: 'waiting',
        reason: `AWS takes no more requests for accounts at the moment; it is asked again in ${lasting(pace.progress)}.`,
        checkAgainAfter: pace.progress,
      };
    }
  }
  if (isError(error) && error.name === 'LeaseLostError') throw error;
  return {
    is: 'waiting',
    reason: `AWS was asked for the account, and it is not known whether it makes it. Looking for ${lasting(pace.account.lostAnswer)} before it is asked again.`,
    checkAgainAfter: pace.progress,
  };

  /** AWS: an organization that was made an hour ago at most may not be ready. */
  async function notReady(): Promise<StepOutcome> {
    const notReadySince = before.notReadySince ?? run.now().toISOString();
    await refused({ notReadySince });
    const age = run.now().getTime() - Date.parse(notReadySince);
    const { organizationReady } = pace.account;
    return age < organizationReady
      ? {
          is: 'waiting',
          reason: `AWS is still getting the organization ready, which takes up to ${lasting(organizationReady)}.`,
          checkAgainAfter: pace.progress,
        }
      : {
          is: 'blocked',
          reason: `AWS has been getting the organization ready for more than ${lasting(organizationReady)}. Open a support case for the management account.`,
          choices: [lookAgain],
          checkAgainAfter: pace.blocked,
        };
  }
}
