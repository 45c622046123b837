import { z } from 'zod';
import { timestampSchema } from './identity';

/** Why something could not be read. @public */
export const problemKindSchema = z.enum([
  'access-denied',
  'expired-credentials',
  'throttled',
  'timeout',
  'unreachable',
  'tls',
  'not-found',
  'server-error',
  'unknown',
]);

/** @public */
export type ProblemKind = z.infer<typeof problemKindSchema>;

/**
 * A hole in what we know, shown as a hole: what failed, why, since when.
 * `message` is a whole sentence for people, `permission` the IAM action or RBAC
 * verb that is missing, where that is the cause.
 * @public
 */
export const problemSchema = z.object({
  kind: problemKindSchema,
  message: z.string(),
  permission: z.string().optional(),
  since: timestampSchema.optional(),
});

/** @public */
export type Problem = z.infer<typeof problemSchema>;

/**
 * An issue that AWS reports about a cluster, node group or add-on. `code` and
 * `message` are AWS's own, `words` says what it means and what to do.
 * @public
 */
export const healthIssueSchema = z.object({
  code: z.string(),
  message: z.string(),
  words: z.string(),
  resourceIds: z.array(z.string()),
});

/** @public */
export type HealthIssue = z.infer<typeof healthIssueSchema>;
