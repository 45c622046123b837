import { z } from 'zod';
import { drainOptionsSchema } from './drain';
import { clusterIdSchema, clusterNameSchema } from './identity';
import { peeringInputSchema, peeringRemovalInputSchema } from './peeringInput';
import {
  irsaRoleInputSchema,
  tenantAccountInputSchema,
  tenantRegistrationInputSchema,
} from './tenantInput';
import { poolNameSchema, poolSchema } from './terraformChange';

const reason = z.string().max(2000).optional();

/** Another minor for a control plane. @public */
export const upgradeInputSchema = z.object({
  kind: z.literal('upgrade'),
  ...clusterIdSchema.shape,
  /** Minor to go to, such as `1.36`. */
  version: z
    .string()
    .regex(/^1\.\d{2,3}$/, 'must be a Kubernetes version such as 1.36'),
  /**
   * `aws-first`: the portal starts the update, then a pull request makes
   * Terraform agree. `terraform-first`: the merge of the pull request starts it.
   */
  way: z.enum(['aws-first', 'terraform-first']).default('aws-first'),
  reason,
});

/** @public */
export type UpgradeInput = z.infer<typeof upgradeInputSchema>;

/** New node groups in the place of old ones. @public */
export const rotationInputSchema = z.object({
  kind: z.literal('rotation'),
  ...clusterIdSchema.shape,
  /**
   * The other clusters, by name, that get the new node groups and lose the old
   * ones: those of the same account and region that the same value in tfvars
   * describes and that AWS has. A plan fills it in, whatever was asked for.
   */
  alsoClusters: z.array(clusterNameSchema).max(50).default([]),
  groups: z
    .array(
      z.object({
        /** Name in tfvars of the node group that goes; in AWS it is `<cluster>-<pool>`. */
        pool: poolNameSchema,
        replacement: poolSchema,
      }),
    )
    .min(1)
    .max(10),
  drain: drainOptionsSchema.prefault({}),
  reason,
});

/** @public */
export type RotationInput = z.infer<typeof rotationInputSchema>;

/** What an operation shall do. @public */
export const operationInputSchema = z.discriminatedUnion('kind', [
  upgradeInputSchema,
  rotationInputSchema,
  tenantAccountInputSchema,
  tenantRegistrationInputSchema,
  irsaRoleInputSchema,
  peeringInputSchema,
  peeringRemovalInputSchema,
]);

/** @public */
export type OperationInput = z.infer<typeof operationInputSchema>;

/** @public */
export type OperationKindName = OperationInput['kind'];

/** @public */
export const operationKindNameSchema = z.enum([
  'upgrade',
  'rotation',
  'tenant-account',
  'tenant-registration',
  'irsa-role',
  'peering',
  'peering-removal',
] satisfies OperationKindName[]);
