import { z } from 'zod';
import { timestampSchema } from './identity';

/** What one check, status or policy of a pull request says. @public */
export const checkStateSchema = z.enum([
  'pending',
  'success',
  'failure',
  'neutral',
]);

/** @public */
export type CheckState = z.infer<typeof checkStateSchema>;

/** One check of a pull request: a check run, a commit status, a pipeline, a branch policy. @public */
export const pullRequestCheckSchema = z.object({
  name: z.string(),
  state: checkStateSchema,
  /** The host's own words, at most a few hundred characters. */
  description: z.string().optional(),
  url: z.string().optional(),
});

/** @public */
export type PullRequestCheck = z.infer<typeof pullRequestCheckSchema>;

/** @public */
export const pullRequestStateSchema = z.enum(['open', 'merged', 'closed']);

/** A pull request (GitLab: merge request) as its host shows it now. @public */
export const pullRequestSchema = z.object({
  /** Number people know it by: `#12`, `!12`, the id on Azure DevOps. */
  number: z.number().int(),
  url: z.string(),
  title: z.string(),
  /** `closed` means closed without being merged. */
  state: pullRequestStateSchema,
  draft: z.boolean(),
  branch: z.string(),
  baseBranch: z.string(),
  headCommit: z.string(),
  /** Commit on the base branch that holds the change; only once merged. */
  mergedCommit: z.string().optional(),
  mergedAt: timestampSchema.optional(),
  closedAt: timestampSchema.optional(),
  /** Name of whoever closed it without merging, where the host tells. */
  closedBy: z.string().optional(),
  /** `computing`: the host has not decided yet; ask again. */
  mergeability: z.enum([
    'mergeable',
    'conflicting',
    'blocked',
    'computing',
    'unknown',
  ]),
  checks: z.object({
    /** `none`: nothing reports on this commit. Worst of the items otherwise. */
    state: z.enum(['none', 'pending', 'success', 'failure', 'unknown']),
    items: z.array(pullRequestCheckSchema),
  }),
  /** People who approved, where the host tells. */
  approvals: z.array(z.string()).optional(),
});

/** @public */
export type PullRequest = z.infer<typeof pullRequestSchema>;
