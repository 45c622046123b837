import { commonFile } from '../../repository';
import { resourceGroupScore } from '../blastRadius/scores';
import { ApplyChange } from '../effect';
import { appendEntry, findList } from '../lists/ListVariable';
import { requirePlatform } from '../tenants/requirePlatform';

/** Appends to `tenant_resource_group_configs`. */
export const addTenantResourceGroup: ApplyChange<
  'add-tenant-resource-group'
> = async (workspace, change) => {
  const config = requirePlatform(workspace);
  const directory = config.directories.governance;
  const root = await workspace.root(directory);
  const list = findList(root, {
    name: config.variables.tenantResourceGroups,
    key: 'common_name',
    home: commonFile(directory),
  });
  const name = change.commonName;
  const delegations = {
    delegate_aks: change.delegateAks,
    delegate_key_vault: change.delegateKeyVault,
    delegate_service_endpoint: change.delegateServiceEndpoint,
    delegate_service_principal: change.delegateServicePrincipal,
  };
  await appendEntry(workspace, list, {
    common_name: name,
    ...delegations,
    lock_resource_group: change.lockResourceGroup,
    disable_unique_suffix: change.disableUniqueSuffix,
    ...(change.keyVaultPurgeProtectionEnabled !== undefined && {
      key_vault_purge_protection_enabled: change.keyVaultPurgeProtectionEnabled,
    }),
    tags: change.tags,
  });
  const environments = await workspace.environmentsReading(
    directory,
    list.path,
  );
  const count = Object.values(delegations).filter(Boolean).length;
  return {
    title: `Add tenant resource group ${name}`,
    summary: `Adds the Azure resource group ${name} with its groups in ${list.path}.`,
    subject: name,
    action: 'tenant-resource-group',
    clusters: [],
    impacts: environments.map(environment => ({
      directory,
      environment,
      score: resourceGroupScore(count),
      comparable: false,
    })),
    alreadySo: `${list.path} already has the resource group ${name} just so.`,
    warnings: [],
  };
};
