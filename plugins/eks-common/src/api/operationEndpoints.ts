import { ResourcePermission } from '@backstage/plugin-permission-common';
import { z } from 'zod';
import {
  accountIdSchema,
  clusterIdSchema,
  clusterNameSchema,
  regionSchema,
} from '../model/identity';
import {
  operationEventSchema,
  operationPlanSchema,
  operationSchema,
  operationStateSchema,
  operationSummarySchema,
} from '../model/operation';
import {
  operationInputSchema,
  operationKindNameSchema,
  OperationKindName,
} from '../model/operationInput';
import { rotationOptionsSchema } from '../model/rotationOptions';
import {
  eksClusterReadPermission,
  eksClusterUpgradePermission,
  eksIrsaRoleCreatePermission,
  eksNodeGroupRotatePermission,
  eksOperationApprovePermission,
  eksOperationOperatePermission,
  eksPeeringChangePermission,
  eksTenantCreatePermission,
} from '../permissions';
import { defineEndpoint } from './endpoint';
import { flag, listOf, pageInfo, pageQuery } from './query';

const none = z.object({});

const operationId = z.object({
  id: z.uuid('must be the id of an operation'),
});

/** Starting needs the permission of what is started. */
const permissionOf: Record<
  OperationKindName,
  ResourcePermission<'eks-cluster'>
> = {
  upgrade: eksClusterUpgradePermission,
  rotation: eksNodeGroupRotatePermission,
  'tenant-account': eksTenantCreatePermission,
  'tenant-registration': eksTenantCreatePermission,
  'irsa-role': eksIrsaRoleCreatePermission,
  peering: eksPeeringChangePermission,
  'peering-removal': eksPeeringChangePermission,
};

const act = {
  method: 'POST',
  params: operationId,
  query: none,
  body: none,
  response: operationSchema,
  status: 200,
  permissions: [eksClusterReadPermission, eksOperationOperatePermission],
} as const;

/** Endpoints about operations. */
export const operationEndpoints = {
  planOperation: defineEndpoint({
    summary: 'What an operation would do',
    method: 'POST',
    path: '/operations/plan',
    readOnly: true,
    params: none,
    query: none,
    body: z.object({ operation: operationInputSchema }),
    response: operationPlanSchema,
    status: 200,
    permissions: [eksClusterReadPermission],
    morePermissions: ({ operation }) => [permissionOf[operation.kind]],
    audit: { eventId: 'operation-plan', severity: 'low' },
    action: {
      name: 'plan-operation',
      title: 'Plan an operation',
      description:
        'Says what an operation would do: upgrading the control plane of an EKS cluster by one minor, rotating node groups, creating or adopting a tenant account, registering a tenant, an IAM role for a service account, or making or removing a VPC peering. Gives steps with usual times, findings, the diff of every pull request, and what would be evicted. A rotation covers every cluster that the same value in Terraform describes, which alsoClusters names. Changes nothing. Its planToken is needed to start.',
    },
  }),
  getRotationOptions: defineEndpoint({
    summary: 'Node groups that can be rotated, with releases to choose from',
    method: 'GET',
    path: '/clusters/:accountId/:region/:clusterName/rotation-options',
    params: clusterIdSchema,
    query: none,
    body: none,
    response: rotationOptionsSchema,
    status: 200,
    permissions: [eksClusterReadPermission],
    audit: { eventId: 'rotation-options-fetch', severity: 'low' },
    action: {
      name: 'get-rotation-options',
      title: 'Get what node groups can be rotated to',
      description:
        'Lists the node groups of an EKS cluster with what a replacement would be like: the next free name, the AMI releases that AWS publishes for the version of the cluster, and sizes, instance types, labels and taints as Terraform has them. Input for plan-operation.',
    },
  }),
  startOperation: defineEndpoint({
    summary: 'Starts a planned operation',
    method: 'POST',
    path: '/operations',
    params: none,
    query: none,
    body: z.object({
      operation: operationInputSchema,
      planToken: z.string().max(200),
      /** Name of the cluster, where the plan asks for it. */
      confirmation: z.string().max(200).optional(),
    }),
    response: operationSchema,
    status: 202,
    permissions: [eksClusterReadPermission],
    morePermissions: ({ operation }) => [permissionOf[operation.kind]],
    audit: { eventId: 'operation-start', severity: 'high' },
    action: {
      name: 'start-operation',
      title: 'Start a planned operation',
      description:
        'Starts what plan-operation has planned, with its planToken. Changes AWS, Kubernetes or the Terraform repository: upgrades a control plane, evicts pods, creates an account, or opens pull requests. Show the plan to a person first.',
      destructive: true,
      idempotent: true,
    },
  }),
  listOperations: defineEndpoint({
    summary: 'Operations, newest first',
    method: 'GET',
    path: '/operations',
    params: none,
    query: z.object({
      accountId: accountIdSchema.optional(),
      region: regionSchema.optional(),
      clusterName: clusterNameSchema.optional(),
      /** Key of something that they change, such as a cluster's ARN. */
      target: z.string().max(255).optional(),
      environment: listOf(z.string().max(100)),
      kind: listOf(operationKindNameSchema),
      state: listOf(operationStateSchema),
      /** Only those that have not ended. */
      active: flag,
      ...pageQuery,
    }),
    body: none,
    response: z.object({
      items: z.array(operationSummarySchema),
      ...pageInfo,
    }),
    status: 200,
    permissions: [eksClusterReadPermission],
    audit: { eventId: 'operation-list', severity: 'low' },
    action: {
      name: 'list-operations',
      title: 'List operations',
      description:
        'Lists operations on EKS clusters and tenants, newest first, with their state and what they wait for.',
    },
  }),
  getOperation: defineEndpoint({
    summary: 'One operation with its steps',
    method: 'GET',
    path: '/operations/:id',
    params: operationId,
    query: none,
    body: none,
    response: operationSchema,
    status: 200,
    permissions: [eksClusterReadPermission],
    audit: { eventId: 'operation-fetch', severity: 'low' },
    action: {
      name: 'get-operation',
      title: 'Get an operation',
      description:
        'Gives one operation with every step, what it waits for or is blocked by, and the choices that a person has.',
    },
  }),
  listOperationEvents: defineEndpoint({
    summary: 'History of an operation, oldest first',
    method: 'GET',
    path: '/operations/:id/events',
    params: operationId,
    query: z.object({
      /** Only events with a higher sequence. */
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    body: none,
    response: z.object({
      items: z.array(operationEventSchema),
      totalItems: z.number().int(),
    }),
    status: 200,
    permissions: [eksClusterReadPermission],
    audit: { eventId: 'operation-event-list', severity: 'low' },
  }),
  approveOperation: defineEndpoint({
    ...act,
    summary: 'Approves an operation that somebody else requested',
    path: '/operations/:id/approve',
    permissions: [eksClusterReadPermission, eksOperationApprovePermission],
    audit: { eventId: 'operation-approve', severity: 'high' },
  }),
  pauseOperation: defineEndpoint({
    ...act,
    summary: 'Stops an operation where it is; nothing is undone',
    path: '/operations/:id/pause',
    audit: { eventId: 'operation-pause', severity: 'medium' },
    action: {
      name: 'pause-operation',
      title: 'Pause an operation',
      description:
        'Stops an operation before its next act. What AWS or Kubernetes has begun goes on; nothing is undone. A person can resume it.',
      idempotent: true,
    },
  }),
  resumeOperation: defineEndpoint({
    ...act,
    summary: 'Goes on with a paused operation',
    path: '/operations/:id/resume',
    audit: { eventId: 'operation-resume', severity: 'medium' },
  }),
  retryOperation: defineEndpoint({
    ...act,
    summary: 'Tries the failed or waiting step again now',
    path: '/operations/:id/retry',
    audit: { eventId: 'operation-retry', severity: 'medium' },
  }),
  cancelOperation: defineEndpoint({
    ...act,
    summary: 'Ends an operation and undoes what can be undone',
    path: '/operations/:id/cancel',
    audit: { eventId: 'operation-cancel', severity: 'high' },
  }),
  chooseForOperation: defineEndpoint({
    ...act,
    summary: 'Decides what a blocked step does',
    path: '/operations/:id/choose',
    body: z.object({
      stepId: z.string().max(64),
      choice: z.string().max(64),
      /**
       * Title of the choice as the person read it. When the step asks something
       * else by now, nothing is chosen: the same id may be about another node.
       */
      title: z.string().max(500).optional(),
    }),
    audit: { eventId: 'operation-choose', severity: 'high' },
  }),
};
