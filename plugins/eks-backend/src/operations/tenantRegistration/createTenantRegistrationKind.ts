import {
  OperationTarget,
  TenantRegistrationInput,
} from '@xkf/backstage-plugin-eks-common';
import { OperationKind, Step } from '../kind';
import { World } from '../world';
import { applyStep } from './applyStep';
import { planTenantRegistration } from './planTenantRegistration';
import { preflightStep } from './preflightStep';
import { registeringSteps } from './registeringSteps';
import { registrationPlace } from './registrationPlace';

/** The entries of a tenant in the repository of the platform. */
export function createTenantRegistrationKind(
  world: World,
): OperationKind<TenantRegistrationInput> {
  return {
    kind: 'tenant-registration',
    title: ({ tenant }) => `Register the tenant ${tenant}`,
    targets: input => [targetOf(world, input)],
    owner: ({ owner }) => owner,
    onlyByPullRequest: true,
    steps: input => stepsOf(world, input),
    plan: (input, { access }) => planTenantRegistration(world, input, access),
  };
}

/** One name in one repository, whichever account of it was given. */
function targetOf(
  { config }: World,
  input: TenantRegistrationInput,
): OperationTarget {
  const { accountId, region, tenant } = input;
  const { key } = registrationPlace(config, input);
  return { key: `tenant/${key}/${tenant}`, accountId, region, name: tenant };
}

function stepsOf(
  world: World,
  input: TenantRegistrationInput,
): Step<TenantRegistrationInput>[] {
  return [
    preflightStep(world, input),
    ...registeringSteps(world, input),
    applyStep(world, input),
  ];
}
