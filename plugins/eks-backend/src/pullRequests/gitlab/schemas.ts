import { z } from 'zod';

/** Only the fields that are used; GitLab sends many more. */

const id = z.string().min(1);

export const branchSchema = z.object({ commit: z.object({ id }) });

export const commitSchema = z.object({
  id,
  parent_ids: z.array(z.string()).nullish(),
});

export const fileSchema = z.object({
  content: z.string(),
  encoding: z.string(),
  last_commit_id: z.string().nullish(),
});

export const treeSchema = z.array(
  z.object({ path: z.string(), type: z.string() }),
);

export const compareSchema = z.object({
  commits: z.array(z.object({ id, message: z.string() })),
  diffs: z.array(z.object({ old_path: z.string(), new_path: z.string() })),
  compare_timeout: z.boolean().nullish(),
});

const userSchema = z
  .object({ name: z.string().nullish(), username: z.string() })
  .nullish();

export const mergeRequestSchema = z.object({
  iid: z.number(),
  web_url: z.string(),
  title: z.string(),
  state: z.enum(['opened', 'closed', 'locked', 'merged']),
  draft: z.boolean().nullish(),
  source_branch: z.string(),
  target_branch: z.string(),
  source_project_id: z.number().nullish(),
  target_project_id: z.number().nullish(),
  sha: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  squash_commit_sha: z.string().nullish(),
  merged_at: z.string().nullish(),
  closed_at: z.string().nullish(),
  closed_by: userSchema,
  merge_status: z.string().nullish(),
  detailed_merge_status: z.string().nullish(),
  head_pipeline: z
    .object({ status: z.string(), web_url: z.string().nullish() })
    .nullish(),
});

export type GitLabMergeRequest = z.infer<typeof mergeRequestSchema>;

export const statusesSchema = z.array(
  z.object({
    name: z.string(),
    status: z.string(),
    allow_failure: z.boolean().nullish(),
    description: z.string().nullish(),
    target_url: z.string().nullish(),
  }),
);

export type GitLabStatus = z.infer<typeof statusesSchema>[number];

export const approvalsSchema = z.object({
  approved_by: z.array(z.object({ user: userSchema })).nullish(),
});

export const notesSchema = z.array(
  z.object({ id: z.number(), body: z.string(), system: z.boolean().nullish() }),
);
