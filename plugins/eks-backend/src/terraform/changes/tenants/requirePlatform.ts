import { InputError } from '@backstage/errors';
import { PlatformRepositoryConfig } from '../../../config/terraform';
import { Workspace } from '../Workspace';

/**
 * The configuration of a platform repository.
 * @throws InputError in a tenant's repository
 */
export function requirePlatform({
  context,
}: Workspace): PlatformRepositoryConfig {
  const { config, account } = context;
  if (config.kind === 'platform') return config.config;
  throw new InputError(
    `Tenants are described in platform repositories, and account ${account.name} is a tenant's.`,
  );
}
