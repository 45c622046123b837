import { z } from 'zod';
import { timestampSchema } from './identity';
import { healthIssueSchema } from './problem';

/** An EKS add-on and the newest version that fits the cluster's version. @public */
export const addonSchema = z.object({
  name: z.string(),
  arn: z.string().optional(),
  /** AWS status: ACTIVE, CREATING, UPDATING, DEGRADED, …_FAILED or a newer one. */
  status: z.string(),
  state: z.enum(['current', 'behind', 'degraded', 'updating', 'unknown']),
  version: z.string().optional(),
  newestCompatible: z.string().optional(),
  defaultVersion: z.string().optional(),
  serviceAccountRoleArn: z.string().optional(),
  createdAt: timestampSchema.optional(),
  modifiedAt: timestampSchema.optional(),
  healthIssues: z.array(healthIssueSchema),
  /** Why the newest version is not known, as a sentence. */
  cause: z.string().optional(),
});

/** @public */
export type Addon = z.infer<typeof addonSchema>;
