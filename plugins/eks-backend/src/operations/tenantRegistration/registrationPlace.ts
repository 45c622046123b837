import { InputError, NotFoundError } from '@backstage/errors';
import {
  TenantRegistrationInput,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { EksConfig } from '../../config';
import { accountOf } from '../../fleet/clusterView';
import { repositoryKey } from '../../terraform/configuredRepositories';
import { repositoryOf } from '../../terraform/repository';

/**
 * The account, and the repository of the platform that gets the tenant.
 * @throws NotFoundError for an account that the portal does not know
 * @throws InputError where no platform repository is configured for it
 */
export function registrationPlace(
  config: EksConfig,
  { accountId, region }: Pick<TenantRegistrationInput, 'accountId' | 'region'>,
) {
  const account = accountOf(config, accountId);
  if (!account) {
    throw new NotFoundError(
      `Account ${accountId} is not known to the portal: add it to eks.accounts.`,
    );
  }
  if (account.role === 'tenant') {
    throw new InputError(
      `Tenants are registered in the repository of the platform, and account ${account.name} is a tenant's. Choose an account of the platform.`,
    );
  }
  const repository = repositoryOf(config.terraform, account, region);
  if (repository?.kind !== 'platform') {
    throw new InputError(
      `No Terraform repository is configured for account ${account.name} (${accountId}) in ${region}. Add it to eks.terraform.platform.`,
    );
  }
  return {
    account,
    config: repository.config,
    key: repositoryKey(repository),
  };
}

/** What the one pull request changes. */
export function changesOf(input: TenantRegistrationInput): TerraformChange[] {
  const { accountId, region, tenant, resourceGroup } = input;
  const place = { accountId, region };
  return [
    {
      kind: 'add-tenant-namespace',
      ...place,
      name: tenant,
      delegateResourceGroup: input.delegateResourceGroup,
      labels: input.labels,
      flux: input.flux,
    },
    ...(resourceGroup
      ? [
          {
            kind: 'add-tenant-resource-group' as const,
            ...place,
            ...resourceGroup,
          },
        ]
      : []),
  ];
}
