import { InputError } from '@backstage/errors';
import { EksConfig } from '../../config';
import { World } from '../world';

/** What the account of a tenant is looked at and made with. */
export interface TenantAccountWorld extends Pick<
  World,
  'config' | 'pace' | 'refreshAccounts'
> {
  aws: Pick<World['aws'], 'organization' | 'network'>;
}

/** @throws InputError when no organization is configured */
export function organizationOf({
  organization,
}: Pick<EksConfig, 'organization'>) {
  if (organization) return organization;
  throw new InputError(
    'The portal knows no AWS organization, so it cannot make accounts. Set eks.organization.managementAccountId, tenantOrganizationalUnitId and tenantRegions in the configuration.',
  );
}
