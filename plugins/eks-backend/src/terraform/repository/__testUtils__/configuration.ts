import { terraformSchema } from '../../../config/terraform';
import { ConfiguredRepository } from '../repositoryOf';

/** The `eks.terraform` section with one platform repository and one tenant. */
export function configuration(
  more: {
    platform?: Record<string, unknown>;
    tenant?: Record<string, unknown>;
    moduleVersions?: Record<string, string[]>;
  } = {},
) {
  return terraformSchema.parse({
    platform: { repoUrl: 'https://git.example/acme/xkf', ...more.platform },
    tenants: [
      {
        accountId: '444444444444',
        repoUrl: 'https://git.example/acme/tenant-data',
        ...more.tenant,
      },
    ],
    moduleVersions: more.moduleVersions ?? {},
  });
}

/** The platform repository of a configuration. */
export function platformOf(
  terraform = configuration(),
): Extract<ConfiguredRepository, { kind: 'platform' }> {
  return { kind: 'platform', config: terraform.platform[0] };
}

/** The tenant's repository of a configuration. */
export function tenantOf(
  terraform = configuration(),
): Extract<ConfiguredRepository, { kind: 'tenant' }> {
  return { kind: 'tenant', config: terraform.tenants[0] };
}
