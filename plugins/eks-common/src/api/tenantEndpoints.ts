import { z } from 'zod';
import {
  accountIdSchema,
  regionSchema,
  timestampSchema,
} from '../model/identity';
import { irsaRoleSchema } from '../model/irsaRole';
import {
  listProblemSchema,
  networkSchema,
  peeringSchema,
} from '../model/peering';
import { organizationSchema, tenantSchema } from '../model/tenant';
import { eksClusterReadPermission } from '../permissions';
import { defineEndpoint } from './endpoint';
import { listOf, pageInfo, pageQuery } from './query';

const none = z.object({});

const read = {
  method: 'GET',
  status: 200,
  params: none,
  body: none,
  permissions: [eksClusterReadPermission],
} as const;

/** A list that is read from many places, some of which may fail. */
const partial = {
  ...pageInfo,
  /** When the oldest part was read. */
  readAt: timestampSchema.optional(),
  problems: z.array(listProblemSchema),
};

/** Endpoints about tenants: their accounts, roles and networks. */
export const tenantEndpoints = {
  listTenants: defineEndpoint({
    ...read,
    summary: 'Accounts of tenants with what belongs to them',
    path: '/tenants',
    query: z.object({
      environment: listOf(z.string().max(100)),
      /** Found in name, account id, e-mail, owner or namespace. */
      search: z.string().max(200).optional(),
      ...pageQuery,
    }),
    response: z.object({
      items: z.array(tenantSchema),
      /** Absent where none is configured, or it is hidden from the caller. */
      organization: organizationSchema.optional(),
      ...partial,
    }),
    audit: { eventId: 'tenant-list', severity: 'low' },
    action: {
      name: 'list-tenants',
      title: 'List tenants',
      description:
        'Lists the AWS accounts of tenants with their organizational unit, owner, namespaces, VPCs, peerings, number of IAM roles for service accounts and Terraform repository.',
    },
  }),
  listNetworks: defineEndpoint({
    ...read,
    summary: 'VPCs of all known accounts',
    path: '/networks',
    query: z.object({
      accountId: accountIdSchema.optional(),
      region: regionSchema.optional(),
      ...pageQuery,
    }),
    response: z.object({ items: z.array(networkSchema), ...partial }),
    audit: { eventId: 'network-list', severity: 'low' },
  }),
  listPeerings: defineEndpoint({
    ...read,
    summary: 'VPC peerings: Terraform on both sides, AWS and routes',
    path: '/peerings',
    query: z.object({
      accountId: accountIdSchema.optional(),
      region: regionSchema.optional(),
      ...pageQuery,
    }),
    response: z.object({ items: z.array(peeringSchema), ...partial }),
    audit: { eventId: 'peering-list', severity: 'low' },
    action: {
      name: 'list-peerings',
      title: 'List VPC peerings',
      description:
        'Lists VPC peerings between platform and tenant accounts: what Terraform declares on both sides, the state of the connection in AWS, routes, and what does not agree.',
    },
  }),
  listIrsaRoles: defineEndpoint({
    ...read,
    summary: 'IAM roles for service accounts with trust, last use and drift',
    path: '/irsa-roles',
    query: z.object({
      /** The account of the role. */
      accountId: accountIdSchema.optional(),
      /** A region of the clusters that a role trusts, or that name it. */
      region: regionSchema.optional(),
      /** A cluster that a role trusts, or that names it. */
      clusterName: z.string().max(100).optional(),
      /** Only those that do not agree with the clusters. */
      drift: z
        .enum(['true', 'false'])
        .transform(value => value === 'true')
        .or(z.boolean())
        .optional(),
      search: z.string().max(200).optional(),
      ...pageQuery,
    }),
    response: z.object({ items: z.array(irsaRoleSchema), ...partial }),
    audit: { eventId: 'irsa-role-list', severity: 'low' },
    action: {
      name: 'list-irsa-roles',
      title: 'List IAM roles for service accounts',
      description:
        'Lists the IAM roles that service accounts of EKS clusters can take, with who is trusted, when they were last used, and drift: annotations without a role, roles without a service account, issuers of clusters that are gone.',
    },
  }),
};
