import { z } from 'zod';
import { timestampSchema } from './identity';
import { problemSchema } from './problem';
import { terraformChangeSchema } from './terraformChange';

/**
 * A cluster against its Terraform repository. `not-declared`: no repository
 * describes it. `not-readable`: what the repository says, or what AWS has, is
 * not known in full, and nothing that is known differs.
 * @public
 */
export const driftStateSchema = z.enum([
  'in-step',
  'differs',
  'not-declared',
  'not-readable',
]);

/** @public */
export type DriftState = z.infer<typeof driftStateSchema>;

/** Drift of a cluster as the fleet page shows it. @public */
export const driftSummarySchema = z.object({
  state: driftStateSchema,
  /** How many values differ; 0 unless `differs`. */
  differences: z.number().int(),
  /** Why it is not declared or not readable, as a sentence. */
  cause: z.string().optional(),
});

/** @public */
export type DriftSummary = z.infer<typeof driftSummarySchema>;

/** What is compared. The desired size is not: the cluster-autoscaler moves it. @public */
export const driftAspectSchema = z.enum([
  'version',
  'node-group',
  'release-version',
  'min-size',
  'max-size',
  'instance-types',
  'labels',
  'taints',
  'peering',
]);

/** @public */
export type DriftAspect = z.infer<typeof driftAspectSchema>;

/** A line of a file in the repository. @public */
export const sourceLineSchema = z.object({
  path: z.string(),
  /** From 1. */
  line: z.number().int(),
  /** Page of the Git host that shows the line at the commit that was read. */
  url: z.string(),
});

/** @public */
export type SourceLine = z.infer<typeof sourceLineSchema>;

/** One value on which Terraform and AWS do not agree. @public */
export const driftDifferenceSchema = z.object({
  /** Unique within the cluster and the same at every reading. */
  id: z.string(),
  aspect: driftAspectSchema,
  /** `not-declared`: only AWS has it. `not-live`: only Terraform has it. */
  state: z.enum(['differs', 'not-declared', 'not-live']),
  /** Node group or peering entry that it is about. */
  subject: z.string().optional(),
  /** What Terraform says, as text; lists one entry a line. */
  declared: z.string().optional(),
  /** What AWS says, in the same form. */
  live: z.string().optional(),
  source: sourceLineSchema.optional(),
  /** The change that makes Terraform say what AWS has, where there is one. */
  adopt: terraformChangeSchema.optional(),
});

/** @public */
export type DriftDifference = z.infer<typeof driftDifferenceSchema>;

/** A repository at the commit that was read. @public */
export const repositoryReadingSchema = z.object({
  url: z.string(),
  /** Short name for people, such as `acme/xkf`. */
  name: z.string(),
  branch: z.string(),
  /** Absent when it has never been read. */
  commit: z.string().optional(),
  commitUrl: z.string().optional(),
  /** The newest success. */
  readAt: timestampSchema.optional(),
  /** Why the newest attempt failed; what is shown is then the reading before. */
  problem: problemSchema.optional(),
});

/** @public */
export type RepositoryReading = z.infer<typeof repositoryReadingSchema>;

/** Something in the repository that could not be understood. @public */
export const declarationProblemSchema = z.object({
  path: z.string(),
  line: z.number().int().optional(),
  url: z.string().optional(),
  message: z.string(),
});

/** @public */
export type DeclarationProblem = z.infer<typeof declarationProblemSchema>;

/** Everything about the drift of one cluster. @public */
export const driftSchema = driftSummarySchema.extend({
  items: z.array(driftDifferenceSchema),
  repository: repositoryReadingSchema.optional(),
  /** Where the cluster's `eks_config` stands. */
  source: sourceLineSchema.optional(),
  /** Version of the module that creates the cluster, as pinned by `?ref=`. */
  moduleRef: z.string().optional(),
  /** Clusters that share the same `eks_config`: a change meets them all. */
  sharedWith: z.array(z.string()),
  problems: z.array(declarationProblemSchema),
  /** When AWS was read. */
  liveReadAt: timestampSchema,
});

/** @public */
export type Drift = z.infer<typeof driftSchema>;
