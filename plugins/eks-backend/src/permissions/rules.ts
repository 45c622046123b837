import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { clusterResourceRef } from './clusterResource';

const isInEnvironment = createPermissionRule({
  name: 'IS_IN_ENVIRONMENT',
  description: 'Allow clusters whose environment is one of those named',
  resourceRef: clusterResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Environments such as dev'),
  }),
  apply: (cluster, { environments }) =>
    environments.includes(cluster.environment),
  toQuery: ({ environments }) => ({ key: 'environment', values: environments }),
});

const isInAccount = createPermissionRule({
  name: 'IS_IN_ACCOUNT',
  description: 'Allow clusters that run in one of the AWS accounts named',
  resourceRef: clusterResourceRef,
  paramsSchema: z.object({
    accountIds: z.array(z.string()).describe('AWS account ids'),
  }),
  apply: (cluster, { accountIds }) => accountIds.includes(cluster.accountId),
  toQuery: ({ accountIds }) => ({ key: 'accountId', values: accountIds }),
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow clusters that one of the entities named owns',
  resourceRef: clusterResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity references, such as the ownership claims of the user'),
  }),
  apply: (cluster, { owners }) =>
    cluster.owner !== undefined && owners.includes(cluster.owner),
  toQuery: ({ owners }) => ({ key: 'owner', values: owners }),
});

/**
 * Rules that a permission policy can narrow `eks.cluster.read` and
 * `eks.cluster.refresh` with.
 * @public
 */
export const eksClusterPermissionRules = {
  isInEnvironment,
  isInAccount,
  isOwner,
};
