import { z } from 'zod';
import { timestampSchema } from './identity';

/** What a drain does with pods and nodes. Defaults follow the documented XKF procedure. @public */
export const drainOptionsSchema = z.object({
  /** Which node goes first. */
  order: z.enum(['oldest', 'zone', 'fewest-pods']).default('oldest'),
  /** As `kubectl drain --delete-emptydir-data`: data in emptyDir volumes is lost. */
  deleteEmptyDirData: z.boolean().default(true),
  /** As `kubectl drain --force`: pods without a controller do not come back. */
  evictBarePods: z.boolean().default(false),
  /** Evictions under way at the same time on one node. */
  maxConcurrentEvictions: z.number().int().min(1).max(50).default(10),
  /** Wait between two nodes, in seconds. */
  pauseBetweenNodes: z.number().int().min(0).max(3600).default(30),
  /** A pod that could not be evicted for so long, in seconds, makes the operation ask what to do. */
  blockedAfter: z.number().int().min(30).max(86_400).default(900),
  /** How long evicted workloads may take to be ready again elsewhere, in seconds, before it asks. */
  healthAfter: z.number().int().min(30).max(86_400).default(900),
});

/** @public */
export type DrainOptions = z.infer<typeof drainOptionsSchema>;

/**
 * Why a pod stays, or what eviction costs it. The rules are those of
 * `kubectl drain` (kubectl pkg/drain/filters.go).
 * @public
 */
export const podRuleSchema = z.enum([
  'daemon-set',
  'daemon-set-missing',
  'mirror',
  'local-data',
  'bare',
  'finished',
  'terminating',
]);

/** A pod as a drain sees it. @public */
export const drainPodSchema = z.object({
  /** Name of its cluster, where a plan is about several. */
  cluster: z.string().optional(),
  namespace: z.string(),
  name: z.string(),
  uid: z.string(),
  node: z.string(),
  /** Controller, such as `ReplicaSet/web-5d4f`; absent for a bare pod. */
  owner: z.string().optional(),
  /**
   * `evict`: it goes. `stay`: it is left alone. `refused`: the options do not
   * allow to evict it, so the node is not drained before somebody decides.
   */
  fate: z.enum(['evict', 'stay', 'refused']),
  rules: z.array(podRuleSchema),
  /** The fate in words. */
  reason: z.string().optional(),
  ready: z.boolean(),
  /** Seconds that it may take to end. */
  gracePeriod: z.number().int(),
  /** Disruption budgets that select it, as `namespace/name`. */
  budgets: z.array(z.string()),
});

/** @public */
export type DrainPod = z.infer<typeof drainPodSchema>;

/** A PodDisruptionBudget with its numbers. @public */
export const disruptionBudgetSchema = z.object({
  /** Name of its cluster, where a plan is about several. */
  cluster: z.string().optional(),
  namespace: z.string(),
  name: z.string(),
  disruptionsAllowed: z.number().int(),
  currentHealthy: z.number().int(),
  desiredHealthy: z.number().int(),
  expectedPods: z.number().int(),
  /** Pods of the nodes in question that it selects. */
  pods: z.number().int(),
});

/** @public */
export type DisruptionBudget = z.infer<typeof disruptionBudgetSchema>;

/** Something that will, or may, stop a drain; known before anything is cordoned. @public */
export const drainBlockerSchema = z.object({
  /** Name of its cluster, where a plan is about several. */
  cluster: z.string().optional(),
  code: z.enum([
    'budget-allows-none',
    'budgets-overlap',
    'budget-unhealthy',
    'bare-pod',
    'local-data',
    'daemon-set-missing',
    'node-not-ready',
    'long-grace-period',
    'no-room',
  ]),
  /** `blocks`: the drain will wait. `asks`: somebody must decide. `note`: good to know. */
  severity: z.enum(['blocks', 'asks', 'note']),
  /** Whole sentences: what, why, and what to do. */
  message: z.string(),
  /** Pods it is about, as `namespace/name`. */
  pods: z.array(z.string()),
  budget: z.string().optional(),
});

/** @public */
export type DrainBlocker = z.infer<typeof drainBlockerSchema>;

/** @public */
export const drainNodeStateSchema = z.enum([
  'ready',
  'not-ready',
  'cordoned',
  'draining',
  'drained',
  'skipped',
  'gone',
]);

/** @public */
export type DrainNodeState = z.infer<typeof drainNodeStateSchema>;

/** A node that shall be drained. @public */
export const drainNodeSchema = z.object({
  /** Name of its cluster, where a plan is about several. */
  cluster: z.string().optional(),
  name: z.string(),
  nodeGroup: z.string().optional(),
  zone: z.string().optional(),
  createdAt: timestampSchema.optional(),
  state: drainNodeStateSchema,
  /** Pods that must go, that went, and that stay. */
  pods: z.object({
    toEvict: z.number().int(),
    evicted: z.number().int(),
    staying: z.number().int(),
  }),
  startedAt: timestampSchema.optional(),
  endedAt: timestampSchema.optional(),
});

/** @public */
export type DrainNode = z.infer<typeof drainNodeSchema>;

/** What draining nodes would do. Nothing has happened yet. @public */
export const drainPreviewSchema = z.object({
  /** In the order in which they would be drained. Their names are unique in a cluster only. */
  nodes: z.array(drainNodeSchema),
  pods: z.array(drainPodSchema),
  budgets: z.array(disruptionBudgetSchema),
  blockers: z.array(drainBlockerSchema),
  readAt: timestampSchema,
});

/** @public */
export type DrainPreview = z.infer<typeof drainPreviewSchema>;

/** A pod that cannot leave yet, and why. @public */
export const waitingPodSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  node: z.string(),
  /** Its controller as `Kind/name`; absent for bare pods. */
  owner: z.string().optional(),
  since: timestampSchema,
  /** Times that the API server refused its eviction. */
  refusals: z.number().int(),
  /** What it waits for, as a sentence with the budget's numbers where one blocks it. */
  reason: z.string(),
  budget: z.string().optional(),
});

/** @public */
export type WaitingPod = z.infer<typeof waitingPodSchema>;

/** How far a drain has come. @public */
export const drainProgressSchema = z.object({
  nodes: z.array(drainNodeSchema),
  /** Pods on their way out: evicted and not gone yet. */
  leaving: z.array(
    z.object({
      namespace: z.string(),
      name: z.string(),
      node: z.string(),
      since: timestampSchema,
    }),
  ),
  waiting: z.array(waitingPodSchema),
  budgets: z.array(disruptionBudgetSchema),
  /** Workloads of evicted pods that are not ready elsewhere yet, as `namespace/Kind/name`. */
  recovering: z.array(z.string()),
  readAt: timestampSchema,
});

/** @public */
export type DrainProgress = z.infer<typeof drainProgressSchema>;
