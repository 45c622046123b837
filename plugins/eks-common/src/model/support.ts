import { z } from 'zod';
import { timestampSchema } from './identity';

/**
 * Where a Kubernetes version stands in its EKS life. `ending`: standard support
 * ends in 90 days or less. `unknown`: neither AWS nor our table lists it.
 * @public
 */
export const supportPhaseSchema = z.enum([
  'standard',
  'ending',
  'extended',
  'ended',
  'unknown',
]);

/** @public */
export type SupportPhase = z.infer<typeof supportPhaseSchema>;

/** Support of one cluster's version, seen at the time of the answer. @public */
export const supportSchema = z.object({
  phase: supportPhaseSchema,
  /** Whole days until the phase's end; absent when ended or unknown. */
  daysLeft: z.number().int().optional(),
  endOfStandardSupport: timestampSchema.optional(),
  endOfExtendedSupport: timestampSchema.optional(),
  /** US dollars per 730-hour month above standard support; 0 outside extended support. */
  extraCostPerMonth: z.number(),
  /** Where the dates come from. */
  source: z.enum(['aws', 'bundled', 'none']),
});

/** @public */
export type Support = z.infer<typeof supportSchema>;

/** One row of the support calendar. @public */
export const kubernetesVersionInfoSchema = z.object({
  version: z.string(),
  phase: supportPhaseSchema,
  daysLeft: z.number().int().optional(),
  releaseDate: timestampSchema.optional(),
  endOfStandardSupport: timestampSchema.optional(),
  endOfExtendedSupport: timestampSchema.optional(),
  defaultPlatformVersion: z.string().optional(),
  isDefault: z.boolean(),
  source: z.enum(['aws', 'bundled', 'none']),
  /** Clusters on this version that the caller may see. */
  clusters: z.number().int(),
});

/** @public */
export type KubernetesVersionInfo = z.infer<typeof kubernetesVersionInfoSchema>;
