import { z } from 'zod';
import {
  changePreviewSchema,
  changeRecordSchema,
  terraformChangesSchema,
} from '../model/changePreview';
import { driftSchema } from '../model/drift';
import {
  accountIdSchema,
  clusterIdSchema,
  clusterNameSchema,
  regionSchema,
} from '../model/identity';
import { problemSchema } from '../model/problem';
import {
  eksClusterReadPermission,
  eksTerraformChangePermission,
} from '../permissions';
import { defineEndpoint } from './endpoint';
import { pageInfo, pageQuery } from './query';

const none = z.object({});

/** 40 or 64 hexadecimal digits: Git's SHA-1 or SHA-256. */
const commit = z
  .string()
  .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'must be a full commit id');

const changeId = z
  .string()
  .regex(/^[0-9a-f]{8,64}$/, 'must be the id that a preview gave');

/** Endpoints about the Terraform repositories. */
export const terraformEndpoints = {
  getDrift: defineEndpoint({
    summary: 'Where AWS and the Terraform repository differ for a cluster',
    method: 'GET',
    path: '/clusters/:accountId/:region/:clusterName/drift',
    params: clusterIdSchema,
    query: none,
    body: none,
    response: driftSchema,
    status: 200,
    permissions: [eksClusterReadPermission],
    audit: { eventId: 'drift-fetch', severity: 'low' },
    action: {
      name: 'get-drift',
      title: 'Get the drift of an EKS cluster',
      description:
        'Compares an EKS cluster with its Terraform repository: version, node groups, release versions, sizes, instance types, labels, taints and peering entries, each difference with both values and the line in the repository.',
    },
  }),
  previewChange: defineEndpoint({
    summary: 'What changes to a Terraform repository would do',
    method: 'POST',
    path: '/terraform/changes/preview',
    readOnly: true,
    params: none,
    query: none,
    body: z.object({ changes: terraformChangesSchema }),
    response: changePreviewSchema,
    status: 200,
    permissions: [eksClusterReadPermission, eksTerraformChangePermission],
    audit: { eventId: 'terraform-change-preview', severity: 'low' },
  }),
  openChange: defineEndpoint({
    summary: 'Opens, or returns, the pull request of a previewed change',
    method: 'POST',
    path: '/terraform/changes',
    params: none,
    query: none,
    body: z.object({
      changes: terraformChangesSchema,
      changeId,
      /** The commit of the preview that was agreed to. */
      baseCommit: commit,
      /** Why, in the requester's words; goes into the description. */
      reason: z.string().max(2000).optional(),
    }),
    response: z.object({
      /** `created`: by this call. `existing`: it was open already. */
      outcome: z.enum(['created', 'existing']),
      change: changeRecordSchema,
    }),
    status: 200,
    permissions: [eksClusterReadPermission, eksTerraformChangePermission],
    audit: { eventId: 'terraform-change-open', severity: 'medium' },
  }),
  listChanges: defineEndpoint({
    summary:
      'Pull requests to Terraform repositories opened through the portal',
    method: 'GET',
    path: '/terraform/changes',
    params: none,
    query: z.object({
      accountId: accountIdSchema.optional(),
      region: regionSchema.optional(),
      clusterName: clusterNameSchema.optional(),
      ...pageQuery,
    }),
    body: none,
    response: z.object({
      items: z.array(changeRecordSchema),
      ...pageInfo,
      /** Why pull requests could not be read again; they are shown as last read. */
      problems: z.array(problemSchema),
    }),
    status: 200,
    permissions: [eksClusterReadPermission],
    audit: { eventId: 'terraform-change-list', severity: 'low' },
  }),
  getChange: defineEndpoint({
    summary: 'A change with its pull request, checks and pipeline read now',
    method: 'GET',
    path: '/terraform/changes/:changeId',
    params: z.object({ changeId }),
    query: none,
    body: none,
    response: changeRecordSchema,
    status: 200,
    permissions: [eksClusterReadPermission],
    audit: { eventId: 'terraform-change-fetch', severity: 'low' },
  }),
};
