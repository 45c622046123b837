import { z } from 'zod';
import { accountIdSchema, regionSchema, timestampSchema } from './identity';
import { connectionStatusSchema } from './peering';
import { problemSchema } from './problem';

/** A namespace entry of `tenant_namespaces` in a repository of the platform. @public */
export const tenantNamespaceSchema = z.object({
  name: z.string(),
  repository: z.string(),
  path: z.string(),
  line: z.number().int(),
  /** Whether `tenant_resource_group_configs` has an entry of the name; absent where not read. */
  resourceGroup: z.boolean().optional(),
});

/** An AWS account of a tenant with what belongs to it. @public */
export const tenantSchema = z.object({
  accountId: accountIdSchema,
  name: z.string(),
  email: z.string().optional(),
  environment: z.string(),
  owner: z.string().optional(),
  /** Organizations' state, such as ACTIVE or SUSPENDED; absent where Organizations is not read. */
  state: z.string().optional(),
  /** Path of its unit, such as `Tenants/Production`; absent where Organizations is not read. */
  organizationalUnit: z.string().optional(),
  /** Name of the tenant that it was registered for through the portal. */
  tenant: z.string().optional(),
  /** Whether the portal reads it: configured, or discovered in the tenants' unit. */
  source: z.enum(['configured', 'discovered']),
  regions: z.array(regionSchema),
  repository: z.object({ name: z.string(), url: z.string() }).optional(),
  /** Namespaces of the tenant: of its registrations through the portal, and those with its name. */
  namespaces: z.array(tenantNamespaceSchema),
  /** Absent where EC2 could not be read; empty where there is none. */
  vpcs: z
    .array(
      z.object({
        region: regionSchema,
        vpcId: z.string(),
        name: z.string().optional(),
        cidr: z.string(),
      }),
    )
    .optional(),
  peerings: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: connectionStatusSchema.or(z.literal('absent')),
      with: z.string(),
    }),
  ),
  /** IAM roles for service accounts; absent where IAM could not be read. */
  irsaRoles: z.number().int().optional(),
  /** Pull requests of the portal for this tenant that are open or were merged lately. */
  pullRequests: z.array(
    z.object({
      title: z.string(),
      url: z.string(),
      state: z.enum(['open', 'merged', 'closed']),
    }),
  ),
  problems: z.array(z.object({ part: z.string(), problem: problemSchema })),
});

/** @public */
export type Tenant = z.infer<typeof tenantSchema>;

/** The organization, for the form of a new account. @public */
export const organizationSchema = z.object({
  managementAccountId: accountIdSchema,
  /** Units that an account can go to; the default first. */
  units: z.array(z.object({ id: z.string(), path: z.string() })),
  readAt: timestampSchema.optional(),
  problem: problemSchema.optional(),
});

/** @public */
export type OrganizationInfo = z.infer<typeof organizationSchema>;
