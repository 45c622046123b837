import { z } from 'zod/v3';

type Zod = typeof z;

/** Labels of the tenant's namespace. */
export const labelsInput = (zod: Zod) =>
  zod.record(zod.string()).optional().describe('Labels of the namespace');

/** Flux in the tenant's namespace. */
export const fluxInput = (zod: Zod) =>
  zod
    .object({
      enabled: zod.boolean(),
      createCrds: zod
        .boolean()
        .optional()
        .describe('Whether it may create custom resources. Default: false'),
      azureDevOps: zod
        .object({ org: zod.string(), proj: zod.string(), repo: zod.string() })
        .strict()
        .optional()
        .describe('The repository, where it is in Azure DevOps'),
      github: zod
        .object({ repo: zod.string() })
        .strict()
        .optional()
        .describe('The repository, where it is on GitHub'),
    })
    .strict()
    .optional()
    .describe(
      'What Flux applies in the namespace: a repository of Azure DevOps or of GitHub. Default: Flux is off',
    );

/** The Azure resource group of a tenant. */
export const resourceGroupInput = (zod: Zod) =>
  zod
    .object({
      commonName: zod.string().describe('Name of the tenant in Azure'),
      delegateAks: zod.boolean(),
      delegateKeyVault: zod.boolean(),
      delegateServiceEndpoint: zod.boolean(),
      delegateServicePrincipal: zod.boolean(),
      lockResourceGroup: zod.boolean(),
      disableUniqueSuffix: zod.boolean(),
      keyVaultPurgeProtectionEnabled: zod.boolean().optional(),
      tags: zod.record(zod.string()).optional(),
    })
    .strict()
    .optional()
    .describe(
      "The tenant's Azure resource group (an entry of tenant_resource_group_configs). Default: none is declared",
    );
