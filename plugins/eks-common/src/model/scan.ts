import { z } from 'zod';
import { accountIdSchema, regionSchema, timestampSchema } from './identity';
import { problemSchema } from './problem';

/** What is known about one scan unit: an account in a region. @public */
export const scanUnitSchema = z.object({
  accountId: accountIdSchema,
  accountName: z.string(),
  environment: z.string(),
  owner: z.string().optional(),
  region: regionSchema,
  /** `pending`: never attempted. */
  state: z.enum(['pending', 'running', 'succeeded', 'failed']),
  lastSuccess: timestampSchema.optional(),
  lastAttempt: timestampSchema.optional(),
  problem: problemSchema.optional(),
  /** Clusters kept for this unit, stale ones included. */
  clusters: z.number().int(),
});

/** @public */
export type ScanUnit = z.infer<typeof scanUnitSchema>;

/** @public */
export const scanStatusSchema = z.object({
  running: z.boolean(),
  /** The newest success over all units; absent before the first. */
  lastSuccess: timestampSchema.optional(),
  units: z.array(scanUnitSchema),
});

/** @public */
export type ScanStatus = z.infer<typeof scanStatusSchema>;
