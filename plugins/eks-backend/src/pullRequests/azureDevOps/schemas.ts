import { z } from 'zod';

/** Only the fields that are used; enums are words on the wire. */

const id = z.string().min(1);

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ value: z.array(item) });

export const refsSchema = listOf(z.object({ name: z.string(), objectId: id }));

export const refUpdatesSchema = listOf(
  z.object({
    success: z.boolean(),
    updateStatus: z.string().optional(),
  }),
);

export const itemsSchema = listOf(
  z.object({
    path: z.string(),
    isFolder: z.boolean().optional(),
    gitObjectType: z.string().optional(),
  }),
);

export const commitSchema = z.object({
  commitId: id,
  comment: z.string().optional(),
  parents: z.array(z.string()).optional(),
});

export const diffSchema = z.object({
  aheadCount: z.number().optional(),
  commonCommit: id,
  allChangesIncluded: z.boolean().optional(),
  changes: z
    .array(
      z.object({
        item: z.object({
          path: z.string().optional(),
          isFolder: z.boolean().optional(),
        }),
        sourceServerItem: z.string().optional(),
      }),
    )
    .optional(),
});

export const pushSchema = z.object({
  commits: z.array(z.object({ commitId: id })).min(1),
});

const identitySchema = z.object({ displayName: z.string().optional() });

export const pullRequestSchema = z.object({
  pullRequestId: z.number(),
  title: z.string(),
  status: z.enum(['active', 'completed', 'abandoned', 'notSet', 'all']),
  isDraft: z.boolean().optional(),
  sourceRefName: z.string(),
  targetRefName: z.string(),
  mergeStatus: z.string().optional(),
  lastMergeSourceCommit: z.object({ commitId: id }).optional(),
  lastMergeCommit: z.object({ commitId: id }).optional(),
  closedDate: z.string().optional(),
  closedBy: identitySchema.optional(),
  reviewers: z
    .array(identitySchema.extend({ vote: z.number().optional() }))
    .optional(),
  repository: z
    .object({ id: id.optional(), project: z.object({ id }).optional() })
    .optional(),
  forkSource: z.unknown().optional(),
});

export type AzurePullRequest = z.infer<typeof pullRequestSchema>;

export const pullRequestsSchema = listOf(pullRequestSchema);

const statusSchema = z.object({
  id: z.number().optional(),
  iterationId: z.number().nullish(),
  state: z.string(),
  description: z.string().nullish(),
  targetUrl: z.string().nullish(),
  context: z.object({ name: z.string(), genre: z.string().nullish() }),
});

export type AzureStatus = z.infer<typeof statusSchema>;

export const statusesSchema = listOf(statusSchema);

const evaluationSchema = z.object({
  status: z.string(),
  configuration: z.object({
    isBlocking: z.boolean().optional(),
    isEnabled: z.boolean().optional(),
    isDeleted: z.boolean().optional(),
    type: z.object({ displayName: z.string().optional() }),
    settings: z
      .object({
        displayName: z.string().nullish(),
        defaultReviewerName: z.string().nullish(),
      })
      .nullish(),
  }),
});

export type AzureEvaluation = z.infer<typeof evaluationSchema>;

export const evaluationsSchema = listOf(evaluationSchema);

const buildSchema = z.object({
  id: z.number(),
  /** `completed`, or a word for a build that has not ended. */
  status: z.string().nullish(),
  result: z.string().nullish(),
  sourceVersion: z.string().nullish(),
  definition: z.object({ name: z.string().nullish() }).nullish(),
  _links: z
    .object({ web: z.object({ href: z.string().nullish() }).nullish() })
    .nullish(),
});

export type AzureBuild = z.infer<typeof buildSchema>;

export const buildsSchema = listOf(buildSchema);

export const threadsSchema = listOf(
  z.object({
    id: z.number(),
    isDeleted: z.boolean().optional(),
    comments: z
      .array(
        z.object({
          id: z.number(),
          content: z.string().nullish(),
          isDeleted: z.boolean().optional(),
        }),
      )
      .nullish(),
  }),
);
