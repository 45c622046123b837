import { z } from 'zod';
import { addonSchema } from '../model/addon';
import { clusterDetailSchema, clusterSummarySchema } from '../model/cluster';
import {
  accountIdSchema,
  clusterIdSchema,
  regionSchema,
  timestampSchema,
} from '../model/identity';
import { nodeSchema } from '../model/node';
import { nodeGroupSchema } from '../model/nodeGroup';
import { partProblemSchema } from '../model/cluster';
import { problemSchema } from '../model/problem';
import { scanStatusSchema } from '../model/scan';
import { kubernetesVersionInfoSchema } from '../model/support';
import { clusterUpdateSchema } from '../model/update';
import {
  eksClusterReadPermission,
  eksClusterRefreshPermission,
} from '../permissions';
import { defineEndpoint } from './endpoint';
import { operationEndpoints } from './operationEndpoints';
import { clusterQuerySchema, pageInfo, pageQuery } from './query';
import { tenantEndpoints } from './tenantEndpoints';
import { terraformEndpoints } from './terraformEndpoints';

const none = z.object({});
const CLUSTER = '/clusters/:accountId/:region/:clusterName';

const read = {
  method: 'GET',
  status: 200,
  permissions: [eksClusterReadPermission],
  query: none,
  body: none,
} as const;

const readAudit = (eventId: string) => ({ eventId, severity: 'low' }) as const;

/**
 * Every endpoint of the backend, by the name of its method on the clients.
 * Paths are relative to `/api/eks` and are a contract.
 * @public
 */
export const endpoints = {
  listClusters: defineEndpoint({
    ...read,
    summary: 'Clusters of all configured accounts and regions',
    path: '/clusters',
    params: none,
    query: clusterQuerySchema,
    response: z.object({ items: z.array(clusterSummarySchema), ...pageInfo }),
    audit: readAudit('cluster-list'),
    action: {
      name: 'list-clusters',
      title: 'List EKS clusters',
      description:
        'Lists the EKS clusters of all accounts and regions with version, support phase, node groups behind the newest AMI, health and freshness. Filter by environment, accountId, region, version, phase or search.',
    },
  }),
  getCluster: defineEndpoint({
    ...read,
    summary: 'Everything known about one cluster',
    path: CLUSTER,
    params: clusterIdSchema,
    response: clusterDetailSchema,
    audit: readAudit('cluster-fetch'),
    action: {
      name: 'get-cluster',
      title: 'Get an EKS cluster',
      description:
        'Gives the facts of one EKS cluster: version and support dates, endpoint access, logging, encryption, tags, health issues in words, and what could not be read.',
    },
  }),
  listNodeGroups: defineEndpoint({
    ...read,
    summary: 'Managed node groups of a cluster',
    path: `${CLUSTER}/node-groups`,
    params: clusterIdSchema,
    query: z.object(pageQuery),
    response: z.object({
      items: z.array(nodeGroupSchema),
      ...pageInfo,
      lastSeen: timestampSchema,
      problems: z.array(partProblemSchema),
    }),
    audit: readAudit('node-group-list'),
  }),
  listNodes: defineEndpoint({
    ...read,
    summary: 'Nodes of a cluster, live from its Kubernetes API',
    path: `${CLUSTER}/nodes`,
    params: clusterIdSchema,
    query: z.object({
      nodeGroup: z.string().max(253).optional(),
      ...pageQuery,
    }),
    response: z.object({
      items: z.array(nodeSchema),
      ...pageInfo,
      readAt: timestampSchema,
      /** Why pods could not be counted, while the nodes could be read. */
      podsProblem: problemSchema.optional(),
    }),
    audit: readAudit('node-list'),
  }),
  listAddons: defineEndpoint({
    ...read,
    summary: 'EKS add-ons of a cluster',
    path: `${CLUSTER}/addons`,
    params: clusterIdSchema,
    query: z.object(pageQuery),
    response: z.object({
      items: z.array(addonSchema),
      ...pageInfo,
      lastSeen: timestampSchema,
      problems: z.array(partProblemSchema),
    }),
    audit: readAudit('addon-list'),
  }),
  listUpdates: defineEndpoint({
    ...read,
    summary: 'Update history of a cluster, its node groups and add-ons',
    path: `${CLUSTER}/updates`,
    params: clusterIdSchema,
    query: z.object(pageQuery),
    response: z.object({
      items: z.array(clusterUpdateSchema),
      ...pageInfo,
      readAt: timestampSchema,
      problems: z.array(problemSchema),
      /** Update ids that were left unread because there are too many. */
      omitted: z.number().int(),
    }),
    audit: readAudit('update-list'),
  }),
  refreshCluster: defineEndpoint({
    summary: 'Read one cluster again now',
    method: 'POST',
    path: `${CLUSTER}/refresh`,
    params: clusterIdSchema,
    query: none,
    body: none,
    response: clusterDetailSchema,
    status: 200,
    permissions: [eksClusterReadPermission, eksClusterRefreshPermission],
    audit: { eventId: 'cluster-refresh', severity: 'low' },
  }),
  listVersions: defineEndpoint({
    ...read,
    summary: 'Kubernetes versions of EKS with their support dates',
    path: '/versions',
    params: none,
    response: z.object({
      items: z.array(kubernetesVersionInfoSchema),
      /** When AWS was last asked; absent when only the bundled table is known. */
      readAt: timestampSchema.optional(),
      problem: problemSchema.optional(),
    }),
    audit: readAudit('version-list'),
  }),
  getScanStatus: defineEndpoint({
    ...read,
    summary: 'State of each account and region',
    path: '/scan-status',
    params: none,
    response: scanStatusSchema,
    audit: readAudit('scan-status-fetch'),
  }),
  startScan: defineEndpoint({
    summary: 'Read all accounts, or some, again now',
    method: 'POST',
    path: '/scan',
    params: none,
    query: none,
    body: z.object({
      accountId: accountIdSchema.optional(),
      region: regionSchema.optional(),
    }),
    response: z.object({
      /** Units that this call started; those already running are not started twice. */
      started: z.number().int(),
      running: z.number().int(),
    }),
    status: 202,
    permissions: [eksClusterRefreshPermission],
    audit: { eventId: 'scan-start', severity: 'low' },
  }),
  ...terraformEndpoints,
  ...operationEndpoints,
  ...tenantEndpoints,
};

/** @public */
export type EksEndpoints = typeof endpoints;

/** @public */
export type EndpointName = keyof EksEndpoints;
