import {
  accountIdSchema,
  regionSchema,
} from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';

const text = z.string().min(1, 'must not be empty');

const repoUrl = z
  .url({
    protocol: /^https?$/,
    error: 'must be the web address of a repository',
  })
  .refine(
    url => /^https?:\/\/[^@?#]+$/.test(url),
    'must not hold credentials, a query or a fragment; credentials belong under integrations',
  )
  .transform(url => url.replace(/\/+$/, '').replace(/\.git$/, ''));

const directory = text.regex(
  /^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[\w./-]+[\w-]$/,
  'must be a path inside the repository, such as aws-eks',
);

/** Stands in paths and commands. */
const varFileName = text.regex(
  /^[A-Za-z0-9_][\w.-]*$/,
  'must be the name of a var file, such as dev',
);

const variable = text.regex(/^[A-Za-z_][\w-]*$/, 'must be a Terraform name');

const branch = text
  .regex(/^(?!-)[\w./-]+$/, 'must be the name of a branch')
  .default('main');

const peeringVariables = {
  peeringRequester: variable.default('vpc_peering_config_requester'),
  peeringAccepter: variable.default('vpc_peering_config_accepter'),
};

/** Names of files and variables as in the XKF templates, unless said otherwise. */
const platformSchema = z.strictObject({
  repoUrl,
  branch,
  regions: z.array(regionSchema).min(1).optional(),
  directories: z
    .strictObject({
      core: directory.default('aws-core'),
      eks: directory.default('aws-eks'),
      governance: directory.default('azure-governance'),
    })
    .prefault({}),
  variables: z
    .strictObject({
      eksConfig: variable.default('eks_config'),
      ...peeringVariables,
      tenantNamespaces: variable.default('tenant_namespaces'),
      tenantResourceGroups: variable.default('tenant_resource_group_configs'),
    })
    .prefault({}),
  clusterName: text
    .refine(
      pattern =>
        ['{environment}', '{suffix}'].every(part => pattern.includes(part)),
      'must contain {environment} and {suffix}',
    )
    .default('{environment}-{name}{suffix}'),
  environments: z.record(text, varFileName).default({}),
});

const tenantRepository = {
  repoUrl,
  branch,
  directory: directory.default('aws-core'),
  variables: z.strictObject(peeringVariables).prefault({}),
  environment: varFileName.optional(),
};

const tenantSchema = z.strictObject({
  accountId: accountIdSchema,
  ...tenantRepository,
});

/** `{account}` stands for the name of the account. */
const tenantDefaultsSchema = z.strictObject({
  ...tenantRepository,
  repoUrl: repoUrl.refine(
    url => url.includes('{account}'),
    'must contain {account}, which stands for the name of the account',
  ),
});

/** The `eks.terraform` section. */
export const terraformSchema = z.strictObject({
  /** One repository, or a list of them. */
  platform: z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(platformSchema).default([]),
  ),
  tenants: z.array(tenantSchema).default([]),
  tenantDefaults: tenantDefaultsSchema.optional(),
  /** Kubernetes versions that a module's validation allows, by its `?ref=`. */
  moduleVersions: z.record(text, z.array(z.string())).default({}),
  /** What `make plan` lets pass by itself. */
  opaBlastRadius: z.number().int().min(1).default(50),
});

/** Where the platform's clusters and networks are declared. */
export type PlatformRepositoryConfig = z.output<typeof platformSchema>;

/** Where a tenant's network is declared. */
export type TenantRepositoryConfig = z.output<typeof tenantSchema>;

/** Where the networks of tenants are declared that have no entry of their own. */
export type TenantDefaultsConfig = z.output<typeof tenantDefaultsSchema>;

/** The `eks.terraform` section, defaults filled in. */
export type TerraformConfig = z.output<typeof terraformSchema>;
