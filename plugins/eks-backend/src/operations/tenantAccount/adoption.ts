import type { Account } from '@aws-sdk/client-organizations';
import { EksConfig } from '../../config';
import { accountOf } from '../../fleet/clusterView';
import { accountWords, stateOf } from './OrganizationView';

/** Why an account cannot become a tenant's, as a sentence; undefined when it can. */
export function whyNotAdopted(
  config: EksConfig,
  account: Account,
): string | undefined {
  const { Id = '' } = account;
  const state = stateOf(account);
  const words = accountWords(account);
  if (Id === config.organization?.managementAccountId) {
    return `${words} is the management account of the organization, which cannot be a tenant's.`;
  }
  if (accountOf(config, Id)?.role === 'platform') {
    return `${words} is an account of the platform in eks.accounts, so it cannot be a tenant's.`;
  }
  return state === 'ACTIVE'
    ? undefined
    : `${words} is ${state}. Only an account that is ACTIVE can be taken over; reopen it with AWS Support first.`;
}
