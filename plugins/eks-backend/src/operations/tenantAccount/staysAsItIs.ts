import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { StepOutcome, StepRun } from '../kind';
import { searchAccount } from './AccountSearch';
import { readMemory } from './memory';
import { OrganizationView } from './OrganizationView';
import { stepIds } from './stepIds';
import { TenantAccountWorld } from './TenantAccountWorld';

/** An account cannot simply be deleted, so cancelling says what is there now. */
export async function staysAsItIs(
  world: TenantAccountWorld,
  run: StepRun<TenantAccountInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const own = readMemory(run.memoryOf(stepIds.wait));
  const memory = own.attempt > 0 ? own : readMemory(run.memory);
  const view = new OrganizationView(world, run.signal);
  const found = await searchAccount(view, input, memory);
  const stays = (reason?: string): StepOutcome => ({
    is: 'done',
    stays: true,
    reason,
  });
  if (found.is === 'account' && memory.attempt > 0) {
    const at = await view.parentOf(found.account.Id ?? '');
    const unit = at && (await view.unit(at));
    return stays(
      `The account ${found.account.Id} stays${unit ? ` in ${unit.path}` : ''} with the tags it has: an account cannot simply be deleted. Plan the same again with it to go on, or close it in AWS Organizations.`,
    );
  }
  if (found.is === 'request' && found.status.State === 'IN_PROGRESS') {
    return stays(
      `AWS goes on making the account ${input.name} (${found.status.Id}); such a request cannot be taken back. Take the account over when it is there, or close it in AWS Organizations.`,
    );
  }
  return memory.askedAt && !memory.requestId
    ? stays(
        `AWS was asked for the account ${input.name}, and its answer was lost. Look in AWS Organizations whether it makes one.`,
      )
    : stays();
}
