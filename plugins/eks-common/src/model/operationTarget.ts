import { z } from 'zod';
import { accountIdSchema, clusterNameSchema, regionSchema } from './identity';

/**
 * Something that an operation changes. No other operation may touch it until that
 * one has ended.
 * @public
 */
export const operationTargetSchema = z.object({
  /** The ARN of a cluster, else a path such as `peering/vpc-1/vpc-2`; unique among all targets. */
  key: z.string().max(255),
  /** The account that it is in, or is changed from: that of the organization for a new account. */
  accountId: accountIdSchema,
  /** `us-east-1`, where the API of Organizations is, for an account. */
  region: regionSchema,
  /** As lists show it: of a cluster, a tenant, a role, a peering. */
  name: z.string().max(100),
  /** Of a cluster only. */
  clusterName: clusterNameSchema.optional(),
});

/** @public */
export type OperationTarget = z.infer<typeof operationTargetSchema>;
