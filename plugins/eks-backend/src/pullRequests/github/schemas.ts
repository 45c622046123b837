import { z } from 'zod';

/** Only the fields that are used; GitHub sends many more. */

const sha = z.string().min(1);

export const branchSchema = z.object({
  commit: z.object({
    sha,
    commit: z.object({ tree: z.object({ sha }) }).optional(),
  }),
});

export const gitCommitSchema = z.object({
  sha,
  tree: z.object({ sha }),
});

export const createdSchema = z.object({ sha });

export const refSchema = z.object({ object: z.object({ sha }) });

export const fileSchema = z.object({
  type: z.string(),
  encoding: z.string().optional(),
  content: z.string().optional(),
});

const entrySchema = z.object({ type: z.string(), path: z.string() });

export const contentsSchema = z.union([z.array(entrySchema), fileSchema]);

export const treeSchema = z.object({
  truncated: z.boolean().optional(),
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha })),
});

export const compareSchema = z.object({
  ahead_by: z.number(),
  commits: z.array(
    z.object({ sha, commit: z.object({ message: z.string() }) }),
  ),
  files: z
    .array(
      z.object({
        filename: z.string(),
        previous_filename: z.string().nullish(),
      }),
    )
    .nullish(),
});

export const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().nullish(),
  head: z.object({ ref: z.string(), sha }),
  base: z.object({ ref: z.string() }),
  merged_at: z.string().nullish(),
  closed_at: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  mergeable: z.boolean().nullish(),
  mergeable_state: z.string().nullish(),
});

export type GitHubPull = z.infer<typeof pullSchema>;

const userSchema = z.object({ login: z.string() }).nullish();

export const issueSchema = z.object({ closed_by: userSchema });

export const checkRunsSchema = z.object({
  total_count: z.number(),
  check_runs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      conclusion: z.string().nullish(),
      details_url: z.string().nullish(),
      html_url: z.string().nullish(),
      output: z.object({ title: z.string().nullish() }).nullish(),
    }),
  ),
});

export type GitHubCheckRun = z.infer<
  typeof checkRunsSchema
>['check_runs'][number];

export const combinedStatusSchema = z.object({
  statuses: z.array(
    z.object({
      context: z.string(),
      state: z.string(),
      description: z.string().nullish(),
      target_url: z.string().nullish(),
    }),
  ),
});

export type GitHubStatus = z.infer<
  typeof combinedStatusSchema
>['statuses'][number];

export const reviewsSchema = z.array(
  z.object({ user: userSchema, state: z.string() }),
);

export const commentsSchema = z.array(
  z.object({ id: z.number(), body: z.string().nullish() }),
);

export const anySchema = z.unknown();
