import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { Step } from '../kind';
import { AccountMaker, usualCreationSeconds } from './AccountMaker';
import { staysAsItIs } from './staysAsItIs';
import { stepIds } from './stepIds';
import { TenantAccountWorld } from './TenantAccountWorld';

/** Asks for the account, and follows the request to its end. */
export function createSteps(
  world: TenantAccountWorld,
  { name, email }: TenantAccountInput,
): Step<TenantAccountInput>[] {
  return [
    {
      id: stepIds.create,
      title: 'Create the account',
      description: `Asks AWS Organizations for the account ${name} with the e-mail address ${email}, once. An account or a request that is there already is followed instead. An account cannot simply be deleted again.`,
      usualSeconds: 10,
      reconcile: run => new AccountMaker(world, run).ask(),
      undo: run => staysAsItIs(world, run),
    },
    {
      id: stepIds.wait,
      title: 'Wait for the account',
      description:
        'Follows the request until AWS has made the account, or says why it does not.',
      usualSeconds: usualCreationSeconds,
      reconcile: run => new AccountMaker(world, run).follow(),
    },
  ];
}
