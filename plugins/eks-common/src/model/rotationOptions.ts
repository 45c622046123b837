import { z } from 'zod';
import { timestampSchema } from './identity';
import { problemSchema } from './problem';
import { poolNameSchema, poolTaintSchema } from './terraformChange';

/** A release of an image that AWS publishes. @public */
export const amiReleaseSchema = z.object({
  /** Such as `1.35.5-20261119`. */
  releaseVersion: z.string(),
  releasedAt: timestampSchema.optional(),
  ageDays: z.number().int().optional(),
  /** What changed in it, on the page of its publisher. */
  notesUrl: z.string().optional(),
});

/** @public */
export type AmiRelease = z.infer<typeof amiReleaseSchema>;

/** What takes the place of a node group; a value that is not known is absent. */
const replacementSchema = z.object({
  name: z.string(),
  releaseVersion: z.string().optional(),
  instanceTypes: z.array(z.string()).optional(),
  minSize: z.number().int().optional(),
  maxSize: z.number().int().optional(),
  labels: z.record(z.string(), z.string()),
  taints: z.array(poolTaintSchema),
});

/** A node group that can be rotated, and what its replacement would be like. @public */
export const rotationCandidateSchema = z.object({
  /** Name in tfvars. */
  pool: poolNameSchema,
  /** Name in AWS: `<cluster>-<pool>`. */
  nodeGroup: z.string(),
  /** Whether AWS has it, and Terraform declares it. */
  live: z.boolean(),
  declared: z.boolean(),
  releaseVersion: z.string().optional(),
  /** Minor that it runs. */
  version: z.string().optional(),
  nodes: z.number().int().optional(),
  amiType: z.string().optional(),
  /** With the next free name, the newest release, and the rest as tfvars say it. */
  replacement: replacementSchema,
  /**
   * A replacement that tfvars declare already, with the settings of the node group
   * and a newer release: a rotation with just these values goes on from there.
   */
  existing: replacementSchema.optional(),
  /** Releases for the kind of image that its replacement gets, and the version of the cluster, newest first. */
  releases: z.array(amiReleaseSchema),
  /** Why the releases are not known, where they are not. */
  releasesProblem: problemSchema.optional(),
});

/** @public */
export type RotationCandidate = z.infer<typeof rotationCandidateSchema>;

/** What the wizard of a rotation begins with. @public */
export const rotationOptionsSchema = z.object({
  /** Minor of the control plane: what new node groups run. */
  version: z.string(),
  candidates: z.array(rotationCandidateSchema),
  /** Other clusters that the same value in tfvars describes. */
  sharedWith: z.array(z.string()),
  /** Those of them that a rotation covers as well: the caller sees them, and AWS has them. */
  alsoClusters: z.array(z.string()),
  /** Why the Terraform repository could not be read, where it could not. */
  repositoryProblem: z.string().optional(),
});

/** @public */
export type RotationOptions = z.infer<typeof rotationOptionsSchema>;
