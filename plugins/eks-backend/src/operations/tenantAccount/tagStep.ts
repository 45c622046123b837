import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { AwsRefusedError } from '../../aws';
import { Step, StepOutcome, StepRun } from '../kind';
import { listed } from '../world';
import { lookAgain } from './choices';
import { isOutcome, madeAccount } from './madeAccount';
import { stepIds } from './stepIds';
import { missingTags, wantedTags } from './tags';
import { TenantAccountWorld } from './TenantAccountWorld';

/** Sets the tags that the account does not have just so. */
export function tagStep(
  world: TenantAccountWorld,
  input: TenantAccountInput,
): Step<TenantAccountInput> {
  const keys = Object.keys(wantedTags(world.config, input));
  return {
    id: stepIds.tag,
    title: 'Tag it',
    description: `Sets the tags ${listed(keys, 40)} where they are missing or different. Other tags of the account stay.`,
    usualSeconds: 5,
    reconcile: run => reconcile(world, run),
  };
}

async function reconcile(
  world: TenantAccountWorld,
  run: StepRun<TenantAccountInput>,
): Promise<StepOutcome> {
  const made = await madeAccount(world, run);
  if (isOutcome(made)) return made;
  const { view, accountId } = made;
  const present = await view.calls.listTags(accountId);
  const missing = missingTags(
    wantedTags(world.config, run.operation.input),
    present,
  );
  const keys = Object.keys(missing);
  if (keys.length === 0) {
    return { is: 'done', reason: 'The account has all its tags.' };
  }
  try {
    await run.act(
      {
        eventId: 'organizations.tag-account',
        message: `Tags account ${accountId}: ${listed(Object.entries(missing).map(pair => pair.join(' = ')))}.`,
        severity: 'medium',
        subject: { account: accountId, tags: missing },
      },
      () => view.calls.tagAccount(accountId, missing),
    );
    return { is: 'done', reason: 'The account has all its tags.' };
  } catch (error) {
    if (!(error instanceof AwsRefusedError)) throw error;
    const { code, awsMessage } = error;
    if (code === 'ConcurrentModificationException') {
      return {
        is: 'waiting',
        reason:
          'The organization is being changed; the tags are set after that.',
        checkAgainAfter: world.pace.progress,
      };
    }
    return {
      is: 'blocked',
      reason: `AWS refuses the tags ${listed(keys)} (${code}). AWS says: “${awsMessage}” A tag policy of the organization may say which values are allowed; set them by hand, or cancel.`,
      choices: [lookAgain],
      checkAgainAfter: world.pace.blocked,
    };
  }
}
