import { z } from 'zod';
import { driftDifferenceSchema } from './drift';
import { timestampSchema } from './identity';
import { pullRequestSchema } from './pullRequest';
import { terraformChangeSchema } from './terraformChange';

/** Something to know before a pull request is opened. @public */
export const changeWarningSchema = z.object({
  code: z.enum([
    'node-group-newer-than-control-plane',
    'node-group-too-old',
    'version-skips-a-minor',
    'version-lowered',
    'version-not-in-module',
    'module-validation-unknown',
    'node-taints-missing',
    'release-needs-other-version',
    'shared-configuration',
    'blast-radius',
    'size-below-desired',
    'already-so',
    'one-peering-request-at-a-time',
    'policy-wildcard',
    'no-audience-condition',
    'module-source-unknown',
    'also-applies',
    'pending-refused',
    'plan-unknown',
    'last-node-group',
  ]),
  /** `warning`: Terraform, AWS or a reviewer may refuse it. `note`: good to know. */
  severity: z.enum(['warning', 'note']),
  /** A whole sentence that says what and why. */
  message: z.string(),
  path: z.string().optional(),
  line: z.number().int().optional(),
});

/** @public */
export type ChangeWarning = z.infer<typeof changeWarningSchema>;

/**
 * Warnings of what AWS will refuse once the change is merged: the apply fails.
 * @public
 */
export const refusedByAws: ReadonlySet<ChangeWarning['code']> = new Set([
  'version-skips-a-minor',
  'version-lowered',
  'node-group-newer-than-control-plane',
  'size-below-desired',
  'pending-refused',
]);

/** A file as the change leaves it. @public */
export const fileChangeSchema = z.object({
  path: z.string(),
  action: z.enum(['create', 'edit']),
  /** Unified diff of this file. */
  diff: z.string(),
  added: z.number().int(),
  removed: z.number().int(),
});

/** @public */
export type FileChange = z.infer<typeof fileChangeSchema>;

/**
 * A difference between the base branch and AWS that was there before the change.
 * Terraform applies whole directories, so the plan of the change does away with
 * it as well.
 * @public
 */
export const pendingDifferenceSchema = driftDifferenceSchema
  .pick({
    aspect: true,
    state: true,
    subject: true,
    declared: true,
    live: true,
  })
  .extend({
    /** Name of the cluster; a peering names one of its network. */
    cluster: z.string(),
    /** What it adds to the score of the plan. */
    opaScore: z.number().int(),
  });

/** @public */
export type PendingDifference = z.infer<typeof pendingDifferenceSchema>;

/** The commands that apply a change once it is merged, for one directory and environment. @public */
export const applyCommandSchema = z.object({
  directory: z.string(),
  environment: z.string(),
  plan: z.string(),
  apply: z.string(),
  /**
   * Score that XKF's OPA policy will count for the whole plan, `alsoApplies`
   * included: 100 for each resource deleted, 1 for each created or modified. The
   * plan passes while it is below the blast radius; 0: AWS has all of it already.
   */
  opaScore: z.number().int(),
  /** Smallest OPA_BLAST_RADIUS that lets it pass; only where the default of 50 does not. */
  opaBlastRadius: z.number().int().optional(),
  /** What the plan does besides the change, as far as the caller may see it. */
  alsoApplies: z.array(pendingDifferenceSchema).default([]),
  /** How many more such differences are on clusters that the caller may not see. */
  alsoAppliesHidden: z.number().int().default(0),
});

/** @public */
export type ApplyCommand = z.infer<typeof applyCommandSchema>;

/** What changes would do, computed at one commit. Nothing has happened yet. @public */
export const changePreviewSchema = z.object({
  /** Identifies the intent. Opening twice with one id is opening once. */
  changeId: z.string(),
  repository: z.object({ url: z.string(), name: z.string() }),
  baseBranch: z.string(),
  /** Commit that the contents were computed at. */
  baseCommit: z.string(),
  /** Branch that the pull request will come from. */
  branch: z.string(),
  title: z.string(),
  /** Description of the pull request, as Markdown. */
  body: z.string(),
  /** Empty when the repository says all of it already. */
  files: z.array(fileChangeSchema),
  warnings: z.array(changeWarningSchema),
  commands: z.array(applyCommandSchema),
  /** Clusters that the change meets, by name. */
  clusters: z.array(z.string()),
  /** The newest pull request of this intent, where there is one. */
  pullRequest: pullRequestSchema.optional(),
});

/** @public */
export type ChangePreview = z.infer<typeof changePreviewSchema>;

/** Changes that can be previewed or opened together: they must meet one repository. @public */
export const terraformChangesSchema = z
  .array(terraformChangeSchema)
  .min(1)
  .max(20);

/**
 * A change opened through the portal. `merged`: the file has it, AWS not yet or
 * it cannot be seen there. `applied`: AWS has it too.
 * @public
 */
export const changeRecordSchema = z.object({
  changeId: z.string(),
  title: z.string(),
  repository: z.object({ url: z.string(), name: z.string() }),
  changes: z.array(terraformChangeSchema),
  clusters: z.array(z.string()),
  requestedBy: z.string(),
  createdAt: timestampSchema,
  state: z.enum(['open', 'merged', 'applied', 'closed']),
  pullRequest: pullRequestSchema,
  /** When the pull request was last read from its host. */
  readAt: timestampSchema,
  commands: z.array(applyCommandSchema),
});

/** @public */
export type ChangeRecord = z.infer<typeof changeRecordSchema>;
