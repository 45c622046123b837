import type { AccountSeed } from '../seed/schema';
import { addNetwork, plannedSubnets } from './network';
import { accountRoot, role } from './roles';
import type { AccountState, RegionState } from './state';

/** The role that Organizations puts into every account that it makes. */
export const EVERYTHING_ROLE = 'OrganizationAccountAccessRole';

/** A region in which an account has nothing. */
export function emptyRegion(name: string): RegionState {
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

/** An account that holds nothing. */
export function emptyAccount(
  about: Pick<AccountState, 'id' | 'name'> & Partial<AccountState>,
): AccountState {
  return {
    alias: undefined,
    environment: undefined,
    regions: new Map(),
    roles: [],
    policies: [],
    quotas: {},
    openIdConnectProviders: [],
    ...about,
  };
}

/** Adds roles that the management account may assume, as far as the account does not have them. */
export function addTrustedRoles(
  account: AccountState,
  managementAccountId: string,
  names: string[],
  created: Date,
): void {
  const trusted = { AWS: accountRoot(managementAccountId) };
  for (const name of new Set(names)) {
    if (!account.roles.some(each => each.RoleName === name)) {
      account.roles.push(role(account.id, name, trusted, created));
    }
  }
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
  const { id, name, alias, environment, quotas } = seed;
  const account = emptyAccount({ id, name, alias, environment, quotas });
  addTrustedRoles(
    account,
    managementAccountId,
    roleNames(seed, managementAccountId),
    seed.joinedAt,
  );
  for (const entry of seed.regions) {
    const region = emptyRegion(entry.name);
    account.regions.set(entry.name, region);
    addNetwork(region, {
      accountId: seed.id,
      environment: seed.environment ?? 'dev',
      vpcName: entry.vpcName,
      cidr: entry.cidr,
      subnets: plannedSubnets(entry.layout, entry.cidr),
      freeAddresses: entry.freeAddresses,
    });
  }
  return account;
}
