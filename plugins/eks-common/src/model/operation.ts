import { z } from 'zod';
import { changePreviewSchema, fileChangeSchema } from './changePreview';
import { drainPreviewSchema, drainProgressSchema } from './drain';
import { accountIdSchema, timestampSchema } from './identity';
import {
  operationInputSchema,
  operationKindNameSchema,
} from './operationInput';
import { operationTargetSchema } from './operationTarget';
import { connectionStatusSchema } from './peering';
import { healthIssueSchema } from './problem';
import { pullRequestSchema } from './pullRequest';
import { clusterUpdateSchema } from './update';

/**
 * State of an operation and of a step. `planned`: nothing has begun.
 * `waiting`: the portal waits for something outside, and goes on by itself.
 * `blocked`: somebody must decide. `cancelling`: what can be undone is undone.
 * @public
 */
export const operationStateSchema = z.enum([
  'planned',
  'needs-approval',
  'running',
  'waiting',
  'blocked',
  'paused',
  'cancelling',
  'succeeded',
  'failed',
  'cancelled',
]);

/** @public */
export type OperationState = z.infer<typeof operationStateSchema>;

/** @public */
export const endedStates: ReadonlySet<OperationState> = new Set([
  'succeeded',
  'failed',
  'cancelled',
]);

/** What preflight looked at. @public */
export const preflightFindingSchema = z.object({
  code: z.string(),
  /** Name of the cluster it is about, where the operation is about several. */
  cluster: z.string().optional(),
  /** `required`: stops the operation. `notEvaluated`: it is not known. */
  state: z.enum(['passed', 'recommended', 'required', 'notEvaluated']),
  title: z.string(),
  /** What was found and why it matters, as sentences. */
  message: z.string(),
  /** What to do about it. */
  fix: z.string().optional(),
  link: z.string().optional(),
});

/** @public */
export type PreflightFinding = z.infer<typeof preflightFindingSchema>;

/** A pull request of a step; the host may not show it yet. */
const pullRequestDetailSchema = z.object({
  type: z.literal('pull-request'),
  changeId: z.string(),
  repository: z.string(),
  title: z.string(),
  files: z.array(fileChangeSchema),
  pullRequest: pullRequestSchema.optional(),
  /** When the pull request was read from its host. */
  readAt: timestampSchema.optional(),
});

/** What the page of a step shows besides words. @public */
export const stepDetailSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('preflight'),
    findings: z.array(preflightFindingSchema),
  }),
  pullRequestDetailSchema,
  z.object({
    type: z.literal('update'),
    update: clusterUpdateSchema,
    /** How long such an update usually takes, in seconds. */
    usualSeconds: z.number().int(),
  }),
  z.object({
    type: z.literal('node-groups'),
    groups: z.array(
      z.object({
        name: z.string(),
        /** AWS status; `absent` when EKS has no such node group. */
        status: z.string(),
        /** Nodes that are Ready and carry the labels of XKF, of those that it must have. */
        nodes: z
          .object({ ready: z.number().int(), wanted: z.number().int() })
          .optional(),
        healthIssues: z.array(healthIssueSchema),
      }),
    ),
    /** The merged pull request whose apply AWS does not show yet. */
    awaited: pullRequestDetailSchema.optional(),
  }),
  z.object({ type: z.literal('drain'), progress: drainProgressSchema }),
  z.object({
    type: z.literal('verification'),
    sources: z.array(
      z.object({
        source: z.string(),
        value: z.string().optional(),
        agrees: z.boolean(),
      }),
    ),
  }),
  z.object({
    type: z.literal('account'),
    name: z.string(),
    email: z.string(),
    /** Known once AWS has made it. */
    accountId: accountIdSchema.optional(),
    /** Of the request to Organizations, or `adopted`. */
    state: z.enum(['IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'adopted']),
    /** Path of the unit that it is in, such as `Tenants/Production`. */
    organizationalUnit: z.string().optional(),
  }),
  z.object({
    type: z.literal('irsa-role'),
    roleArn: z.string(),
    /** The service account with its annotation, as YAML. */
    serviceAccountYaml: z.string(),
  }),
  z.object({
    type: z.literal('peering'),
    connectionId: z.string().optional(),
    /** AWS status; `absent`: AWS has no connection. */
    status: connectionStatusSchema.or(z.literal('absent')),
    /** AWS's words about it. */
    message: z.string().optional(),
    /** When a request that nobody accepts ends: after 7 days. */
    expiresAt: timestampSchema.optional(),
    /** Private route tables that lead to the other side, of those that must. */
    routes: z.array(
      z.object({
        side: z.enum(['requester', 'accepter']),
        present: z.number().int(),
        wanted: z.number().int(),
      }),
    ),
    /** The merged pull request whose apply AWS does not show yet. */
    awaited: pullRequestDetailSchema.optional(),
  }),
  z.object({
    type: z.literal('offer'),
    /** Node groups that are behind the control plane now. */
    nodeGroups: z.array(
      z.object({ name: z.string(), version: z.string().optional() }),
    ),
  }),
]);

/** @public */
export type StepDetail = z.infer<typeof stepDetailSchema>;

/** Something that a person may choose where a step is blocked. @public */
export const stepChoiceSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  /** A verb with its object: "Skip node ip-10-1-2-3". */
  title: z.string(),
  /** What will happen, as a sentence. */
  description: z.string(),
  dangerous: z.boolean().default(false),
});

/** @public */
export type StepChoice = z.infer<typeof stepChoiceSchema>;

/** One step of an operation. @public */
export const operationStepSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  title: z.string(),
  state: operationStateSchema,
  /** What it waits for, is blocked by, or failed of; whole sentences. */
  reason: z.string().optional(),
  startedAt: timestampSchema.optional(),
  endedAt: timestampSchema.optional(),
  nextCheckAt: timestampSchema.optional(),
  /** Usual duration in seconds, where one is known. */
  usualSeconds: z.number().int().optional(),
  /** Attempts in a row that threw; 0 after a success. */
  failures: z.number().int(),
  choices: z.array(stepChoiceSchema),
  detail: stepDetailSchema.optional(),
});

/** @public */
export type OperationStep = z.infer<typeof operationStepSchema>;

/** @public */
export const operationActionNameSchema = z.enum([
  'approve',
  'pause',
  'resume',
  'retry',
  'cancel',
]);

/** @public */
export type OperationActionName = z.infer<typeof operationActionNameSchema>;

/** What somebody can do with an operation now. @public */
export const operationActionSchema = z.object({
  name: operationActionNameSchema,
  /** What it will do: "Cancel and uncordon 3 nodes". */
  title: z.string(),
  dangerous: z.boolean(),
});

/** An operation as lists show it. @public */
export const operationSummarySchema = z.object({
  id: z.string(),
  kind: operationKindNameSchema,
  title: z.string(),
  target: operationTargetSchema,
  /** What else it changes, such as the other clusters of a rotation, or the other side of a peering. */
  alsoTargets: z.array(operationTargetSchema),
  environment: z.string(),
  state: operationStateSchema,
  /** What it waits for, is blocked by, or failed of; whole sentences. */
  reason: z.string().optional(),
  requestedBy: z.string(),
  /** Who must be told besides the requester. */
  owner: z.string().optional(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  endedAt: timestampSchema.optional(),
  currentStep: z
    .object({
      id: z.string(),
      title: z.string(),
      /** Attempts in a row that threw; 0 after a success. */
      failures: z.number().int().default(0),
    })
    .optional(),
  steps: z.object({ total: z.number().int(), done: z.number().int() }),
});

/** @public */
export type OperationSummary = z.infer<typeof operationSummarySchema>;

/** @public */
export const operationSchema = operationSummarySchema
  .omit({ steps: true })
  .extend({
    input: operationInputSchema,
    approval: z.object({
      required: z.boolean(),
      by: z.string().optional(),
      at: timestampSchema.optional(),
      /**
       * Who asked to go on after the approval had become too old; they cannot
       * approve it either.
       */
      askedBy: z.string().optional(),
      /** When the request lapses, as long as nobody has decided. */
      until: timestampSchema.optional(),
    }),
    steps: z.array(operationStepSchema),
    actions: z.array(operationActionSchema),
    /** Grows with every change; what is shown is newer than what has a lower one. */
    version: z.number().int(),
  });

/** @public */
export type Operation = z.infer<typeof operationSchema>;

/** One line of an operation's history. Append-only. @public */
export const operationEventSchema = z.object({
  /** 1, 2, 3, … within the operation. */
  sequence: z.number().int(),
  at: timestampSchema,
  type: z.enum([
    'created',
    'approved',
    'state',
    'step',
    'act',
    'progress',
    'chosen',
    'problem',
    'note',
  ]),
  stepId: z.string().optional(),
  /** Entity reference of a person, or `portal`. */
  by: z.string(),
  message: z.string(),
});

/** @public */
export type OperationEvent = z.infer<typeof operationEventSchema>;

/** What an operation would do. Nothing has happened yet. @public */
export const operationPlanSchema = z.object({
  /** Stands for all of this plan; starting another one is refused. */
  planToken: z.string(),
  input: operationInputSchema,
  title: z.string(),
  target: operationTargetSchema,
  /** What else it would change. */
  alsoTargets: z.array(operationTargetSchema),
  environment: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** What the step does, as sentences. */
      description: z.string(),
      /** Absent where it depends on people. */
      usualSeconds: z.number().int().optional(),
    }),
  ),
  findings: z.array(preflightFindingSchema),
  /** Every pull request that it would open, in order. */
  changes: z.array(
    z.object({ stepId: z.string(), preview: changePreviewSchema }),
  ),
  drain: drainPreviewSchema.optional(),
  /** Why the nodes could not be looked at, where they could not. */
  drainProblem: z.string().optional(),
  /** Whether somebody other than the requester must approve. */
  approvalRequired: z.boolean(),
  /** Text to type before it may start, in protected environments. */
  confirmation: z.string().optional(),
  /** Why it cannot start, as sentences; empty when it can. */
  obstacles: z.array(z.string()),
});

/** @public */
export type OperationPlan = z.infer<typeof operationPlanSchema>;
