import { z } from 'zod';
import { accountIdSchema, clusterIdSchema, regionSchema } from './identity';
import {
  dnsLabelSchema,
  fluxSchema,
  irsaPolicyShape,
  issuerUrlSchema,
  labelsSchema,
  resourceGroupShape,
  roleNameSchema,
  serviceAccountSchema,
  terraformNameSchema,
  thumbprintsSchema,
} from './terraformChange';

const reason = z.string().max(2000).optional();

/** A group, as in `group:default/team-shop`. */
const ownerRef = z
  .string()
  .max(200)
  .regex(
    /^group:[\w.-]+\/[\w.-]+$/,
    'must be the reference of a group such as group:default/team-shop',
  );

/** AWS tags: at most 50 of an account, and the portal needs some. */
const tags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .refine(all => Object.keys(all).length <= 40, 'must be at most 40 tags')
  .default({});

/** An AWS account for a tenant: created, or taken over. @public */
export const tenantAccountInputSchema = z.object({
  kind: z.literal('tenant-account'),
  /** Organizations CreateAccount: 1 to 50 printable ASCII characters. */
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,48}[a-z0-9]$/,
      'must be lower-case letters, digits and -, 2 to 50 characters',
    ),
  /** Of the root user; no other AWS account in the world may have it. */
  email: z.email('must be an e-mail address').min(6).max(64),
  environment: z.string().min(1).max(100),
  owner: ownerRef,
  /** A member of the organization that becomes the tenant's instead of a new account. */
  adopt: accountIdSchema.optional(),
  /** Where the account goes; the tenants' unit of the configuration when left out. */
  organizationalUnitId: z
    .string()
    .regex(/^ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/, 'must be the id of a unit')
    .optional(),
  tags,
  reason,
});

/** @public */
export type TenantAccountInput = z.infer<typeof tenantAccountInputSchema>;

/** A tenant in the platform's repository: its namespace, and resource group. @public */
export const tenantRegistrationInputSchema = z.object({
  kind: z.literal('tenant-registration'),
  /** Any account of the platform whose repository gets the tenant. */
  accountId: accountIdSchema,
  region: regionSchema,
  /** Name of the namespace and of the tenant. */
  tenant: dnsLabelSchema,
  owner: ownerRef,
  /** The tenant's AWS accounts, for the catalog. */
  tenantAccountIds: z.array(accountIdSchema).max(20).default([]),
  delegateResourceGroup: z.boolean().default(false),
  labels: labelsSchema,
  flux: fluxSchema,
  /** Its Azure resource group; left out: none is declared. */
  resourceGroup: z.object(resourceGroupShape).optional(),
  reason,
});

/** @public */
export type TenantRegistrationInput = z.infer<
  typeof tenantRegistrationInputSchema
>;

/** An IAM role for the pods of a service account. @public */
export const irsaRoleInputSchema = z.object({
  kind: z.literal('irsa-role'),
  /** The account that gets the role. */
  accountId: accountIdSchema,
  region: regionSchema,
  roleName: roleNameSchema,
  /** Clusters whose pods may take it: one entry of `oidc_providers` each. */
  clusters: z.array(clusterIdSchema).min(1).max(20),
  namespace: dnsLabelSchema,
  serviceAccount: serviceAccountSchema,
  ...irsaPolicyShape,
  /** Name of the module call; a plan fills it in, whatever was asked for. */
  module: terraformNameSchema.optional(),
  /** Issuers of the clusters, in their order; a plan fills them in, whatever was asked for. */
  issuers: z
    .array(
      z.object({
        url: issuerUrlSchema,
        /** Where the account does not know the issuer: how Terraform makes it known. */
        declare: z
          .object({
            resource: terraformNameSchema,
            thumbprints: thumbprintsSchema,
          })
          .optional(),
      }),
    )
    .max(20)
    .optional(),
  reason,
});

/** @public */
export type IrsaRoleInput = z.infer<typeof irsaRoleInputSchema>;
