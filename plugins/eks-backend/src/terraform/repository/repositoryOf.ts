import {
  PlatformRepositoryConfig,
  TenantRepositoryConfig,
  TerraformConfig,
} from '../../config/terraform';

/** The configured repository of an account, tagged with what it describes. */
export type ConfiguredRepository =
  | { kind: 'platform'; config: PlatformRepositoryConfig }
  | { kind: 'tenant'; config: TenantRepositoryConfig };

/**
 * The repository that describes an account in a region. A platform repository
 * that names the region comes before one that names no regions and so is meant
 * for all others. Tenants are found by their account.
 * @returns undefined when none is configured
 */
export function repositoryOf(
  terraform: TerraformConfig,
  account: { accountId: string; role: 'platform' | 'tenant' },
  region: string,
): ConfiguredRepository | undefined {
  if (account.role === 'tenant') {
    const config = terraform.tenants.find(
      ({ accountId }) => accountId === account.accountId,
    );
    return config && { kind: 'tenant', config };
  }
  const config =
    terraform.platform.find(({ regions }) => regions?.includes(region)) ??
    terraform.platform.find(({ regions }) => regions === undefined);
  return config && { kind: 'platform', config };
}
