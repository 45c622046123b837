import {
  AccountConfig,
  EksConfig,
  OrganizationConfig,
  TenantDefaultsConfig,
  TenantRepositoryConfig,
  toOwnerRef,
} from '../config';
import { AccountDirectory } from './AccountDirectory';
import { DirectoryAccount } from './directoryAccount';

const none: readonly DirectoryAccount[] = [];

/**
 * The configuration with what is found besides it: `accounts` has the active
 * accounts of the organization's unit of tenants that `eks.accounts` does not
 * name, and `terraform.tenants` has the repositories that
 * `eks.terraform.tenantDefaults` gives to tenants without an entry. Both are
 * lists of the moment: whoever keeps a copy misses later accounts.
 * @param directory - left out where no organization is configured
 */
export function withOrganization(
  config: EksConfig,
  directory?: Pick<AccountDirectory, 'all'>,
): EksConfig {
  const { organization, terraform } = config;
  const accounts = once(
    () => directory?.all() ?? none,
    discovered =>
      frozen([
        ...config.accounts,
        ...(organization
          ? discovered
              .filter(account => isFound(account, config))
              .map(account => toAccount(account, config, organization))
          : []),
      ]),
  );
  const tenants = once(accounts, all =>
    frozen([...terraform.tenants, ...defaultRepositories(all, terraform)]),
  );
  return Object.freeze({
    ...config,
    get accounts() {
      return accounts();
    },
    terraform: Object.freeze({
      ...terraform,
      get tenants() {
        return tenants();
      },
    }),
  });
}

/** Works something out again only when what it is made of is another. */
function once<T, R>(source: () => T, derive: (value: T) => R): () => R {
  let known: { value: T; result: R } | undefined;
  return () => {
    const value = source();
    if (!known || known.value !== value) {
      known = { value, result: derive(value) };
    }
    return known.result;
  };
}

function frozen<T>(items: T[]): T[] {
  Object.freeze(items);
  return items;
}

function isFound(account: DirectoryAccount, { accounts }: EksConfig): boolean {
  return (
    account.state === 'ACTIVE' &&
    !accounts.some(({ accountId }) => accountId === account.accountId)
  );
}

function toAccount(
  { accountId, name, tags }: DirectoryAccount,
  { ownerTag }: EksConfig,
  organization: OrganizationConfig,
): AccountConfig {
  const { environmentTag, defaultEnvironment, tenantRegions } = organization;
  const owner = tags[ownerTag];
  return Object.freeze({
    accountId,
    name,
    environment: tags[environmentTag] || defaultEnvironment,
    regions: tenantRegions,
    role: 'tenant' as const,
    owner: owner ? (toOwnerRef(owner) ?? owner) : undefined,
  });
}

function defaultRepositories(
  accounts: readonly AccountConfig[],
  { tenants, tenantDefaults }: EksConfig['terraform'],
): TenantRepositoryConfig[] {
  if (!tenantDefaults) return [];
  const own = new Set(tenants.map(({ accountId }) => accountId));
  return accounts
    .filter(({ role, accountId }) => role === 'tenant' && !own.has(accountId))
    .map(account => toRepository(account, tenantDefaults));
}

function toRepository(
  { accountId, name }: AccountConfig,
  { repoUrl, ...defaults }: TenantDefaultsConfig,
): TenantRepositoryConfig {
  return Object.freeze({
    accountId,
    ...defaults,
    repoUrl: repoUrl.replaceAll('{account}', encodeURIComponent(name)),
  });
}
