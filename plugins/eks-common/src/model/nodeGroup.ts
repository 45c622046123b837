import { z } from 'zod';
import { timestampSchema } from './identity';
import { healthIssueSchema } from './problem';

/** A Kubernetes taint in the spelling of the Kubernetes API. @public */
export const taintSchema = z.object({
  key: z.string(),
  value: z.string().optional(),
  /** NoSchedule, NoExecute or PreferNoSchedule. */
  effect: z.string(),
});

/** @public */
export type Taint = z.infer<typeof taintSchema>;

/**
 * State of a node group. `custom`: it runs an image of its own, so no newest
 * release exists. `unknown`: the newest release could not be read.
 * @public
 */
export const nodeGroupStateSchema = z.enum([
  'current',
  'behind',
  'degraded',
  'updating',
  'custom',
  'unknown',
]);

/** @public */
export type NodeGroupState = z.infer<typeof nodeGroupStateSchema>;

/** The node group's image against the newest that AWS publishes for its version. @public */
export const imageFreshnessSchema = z.object({
  state: z.enum(['current', 'behind', 'custom', 'unknown']),
  /** Date in the running release version; absent for Bottlerocket and custom images. */
  releasedAt: timestampSchema.optional(),
  newest: z
    .object({
      releaseVersion: z.string(),
      releasedAt: timestampSchema.optional(),
    })
    .optional(),
  /** Published releases between the running one and the newest, the newest included. */
  releasesBehind: z.number().int().optional(),
  daysBehind: z.number().int().optional(),
  /** Why the state is unknown, as a sentence. */
  cause: z.string().optional(),
});

/** @public */
export type ImageFreshness = z.infer<typeof imageFreshnessSchema>;

/** A managed node group. @public */
export const nodeGroupSchema = z.object({
  name: z.string(),
  arn: z.string(),
  state: nodeGroupStateSchema,
  /** AWS status: CREATING, ACTIVE, UPDATING, DELETING, DEGRADED, …_FAILED or a newer one. */
  status: z.string(),
  version: z.string().optional(),
  /** AMI release version, or the AMI id of a custom image. */
  releaseVersion: z.string().optional(),
  image: imageFreshnessSchema,
  amiType: z.string().optional(),
  capacityType: z.string().optional(),
  /** Absent when the launch template decides. */
  instanceTypes: z.array(z.string()).optional(),
  diskSizeGiB: z.number().optional(),
  scaling: z
    .object({ min: z.number(), max: z.number(), desired: z.number() })
    .optional(),
  labels: z.record(z.string(), z.string()),
  taints: z.array(taintSchema),
  launchTemplate: z
    .object({
      id: z.string().optional(),
      name: z.string().optional(),
      version: z.string().optional(),
    })
    .optional(),
  maxUnavailable: z.string().optional(),
  subnetIds: z.array(z.string()),
  nodeRoleArn: z.string().optional(),
  autoScalingGroups: z.array(z.string()),
  tags: z.record(z.string(), z.string()),
  createdAt: timestampSchema.optional(),
  modifiedAt: timestampSchema.optional(),
  healthIssues: z.array(healthIssueSchema),
});

/** @public */
export type NodeGroup = z.infer<typeof nodeGroupSchema>;
