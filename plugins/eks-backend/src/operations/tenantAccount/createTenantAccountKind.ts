import {
  OperationTarget,
  TenantAccountInput,
} from '@xkf/backstage-plugin-eks-common';
import { OperationKind, Step } from '../kind';
import { adoptStep } from './adoptStep';
import { createSteps } from './createStep';
import { moveStep } from './moveStep';
import { planTenantAccount } from './planTenantAccount';
import { readStep } from './readStep';
import { tagStep } from './tagStep';
import { organizationOf, TenantAccountWorld } from './TenantAccountWorld';

/** An AWS account for a tenant, made or taken over. */
export function createTenantAccountKind(
  world: TenantAccountWorld,
): OperationKind<TenantAccountInput> {
  return {
    kind: 'tenant-account',
    title: ({ name, adopt }) =>
      adopt
        ? `Take over account ${adopt} for the tenant ${name}`
        : `Create the tenant account ${name}`,
    targets: input => [targetOf(world, input)],
    environment: ({ environment }) => environment,
    owner: ({ owner }) => owner,
    steps: input => stepsOf(world, input),
    plan: (input, caller) => planTenantAccount(world, input, caller),
  };
}

/** No two accounts of AWS have the same address, whatever they are named. */
function targetOf(
  { config }: TenantAccountWorld,
  { email, name }: TenantAccountInput,
): OperationTarget {
  return {
    key: `tenant-account/${email.toLowerCase()}`,
    accountId: organizationOf(config).managementAccountId,
    region: 'us-east-1',
    name,
  };
}

function stepsOf(
  world: TenantAccountWorld,
  input: TenantAccountInput,
): Step<TenantAccountInput>[] {
  return [
    ...(input.adopt
      ? [adoptStep(world, input.adopt)]
      : createSteps(world, input)),
    moveStep(world, input),
    tagStep(world, input),
    readStep(world, input),
  ];
}
