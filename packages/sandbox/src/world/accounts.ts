import type { AccountSeed } from '../seed/schema';
import { addNetwork } from './network';
import { accountRoot, role } from './roles';
import type { AccountState, RegionState } from './state';

const EVERYTHING_ROLE = 'OrganizationAccountAccessRole';

function emptyRegion(name: string): RegionState {
  return {
    name,
    clusters: new Map(),
    vpcs: [],
    subnets: [],
    securityGroups: [],
    routeTables: [],
    instances: [],
    launched: 0,
    launchTemplates: [],
    launchTemplateVersions: [],
    peeringConnections: [],
  };
}

/**
 * The names of the roles that the management account may assume. An account without a reader has none at all,
 * as one that was invited into the organization and never prepared for the platform.
 */
function roleNames(seed: AccountSeed, managementAccountId: string): string[] {
  return seed.id === managementAccountId || seed.readerRoles.length === 0
    ? seed.readerRoles
    : [...seed.readerRoles, EVERYTHING_ROLE];
}

/** Makes an account with its roles and networks, without clusters. */
export function createAccount(
  seed: AccountSeed,
  managementAccountId: string,
): AccountState {
  const trusted = { AWS: accountRoot(managementAccountId) };
  const account: AccountState = {
    id: seed.id,
    name: seed.name,
    alias: seed.alias,
    environment: seed.environment,
    regions: new Map(),
    roles: roleNames(seed, managementAccountId).map(name =>
      role(seed.id, name, trusted, seed.joinedAt),
    ),
    openIdConnectProviders: [],
  };
  for (const entry of seed.regions) {
    const region = emptyRegion(entry.name);
    account.regions.set(entry.name, region);
    addNetwork(region, {
      accountId: seed.id,
      environment: seed.environment ?? 'dev',
      vpcName: entry.vpcName,
      cidr: entry.cidr,
      freeAddresses: entry.freeAddresses,
    });
  }
  return account;
}
