import { TenantNamespace } from './types';
import { AccountConfig, EksConfig } from '../../config';
import { DeclaredSideOf } from '../../terraform/RepositoryReadings';
import { Registration } from './RegistrationStore';

/** A namespace of any tenant, with the web address of its repository. */
export interface PlatformNamespace extends TenantNamespace {
  repositoryUrl: string;
}

/** The namespaces of tenants that the repositories of the platform declare. */
export function platformNamespaces(
  { accounts }: Pick<EksConfig, 'accounts'>,
  sideOf: DeclaredSideOf,
): PlatformNamespace[] {
  const found = new Map<string, PlatformNamespace>();
  for (const account of accounts) {
    for (const region of account.regions) {
      const side = sideOf(account, region);
      if (side?.kind !== 'platform') continue;
      const { url, name: repository } = side.reading;
      const declared = side.declarations?.tenants;
      const groups = new Set(
        declared?.resourceGroups.map(({ name }) => name) ?? [],
      );
      for (const { name, path, line } of declared?.namespaces ?? []) {
        found.set(`${url} ${path} ${line}`, {
          name,
          repository,
          repositoryUrl: url,
          path,
          line,
          resourceGroup: groups.has(name),
        });
      }
    }
  }
  return [...found.values()];
}

/**
 * The namespaces of one tenant: those registered for its account, and those named
 * like it, as in `shop` or `tenant-shop`.
 */
export function namespacesOf(
  account: Pick<AccountConfig, 'accountId' | 'name'>,
  all: readonly PlatformNamespace[],
  registrations: readonly Registration[],
): TenantNamespace[] {
  return all
    .filter(
      ({ name, repositoryUrl }) =>
        account.name === name ||
        account.name === `tenant-${name}` ||
        registrations.some(
          one =>
            one.name === name &&
            one.repository === repositoryUrl &&
            one.accountIds.includes(account.accountId),
        ),
    )
    .map(({ repositoryUrl: _url, ...namespace }) => namespace);
}
