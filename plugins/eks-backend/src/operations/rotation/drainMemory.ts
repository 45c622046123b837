import { z } from 'zod';
import { StepMemory } from '../kind';

/** What the drain of one node group keeps. */
const schema = z.object({
  /** Nodes in the order in which they are drained; those that came later at the end. */
  order: z.array(z.string()).default([]),
  /** Nodes that a person decided to leave as they are. */
  skipped: z.array(z.string()).default([]),
  /** Nodes on which a person decided to evict what the options refuse. */
  evictAll: z.array(z.string()).default([]),
  /** Nodes that were cordoned for this step, for undoing. */
  cordoned: z.array(z.string()).default([]),
  /** Those of them that somebody else had cordoned before. */
  others: z.array(z.string()).default([]),
  /** Nodes that are done, with when. */
  done: z
    .array(z.object({ name: z.string(), at: z.string(), evicted: z.number() }))
    .default([]),
  /** The node that is drained now, or whose workloads must become ready again. */
  current: z
    .object({
      node: z.string(),
      startedAt: z.string(),
      /** Controllers of evicted pods, as `namespace/Kind/name`. */
      workloads: z.array(z.string()),
      /** Pods of which the history says that they were to be evicted. */
      tried: z.array(z.string()).default([]),
      drained: z.boolean(),
      evicted: z.number().default(0),
    })
    .optional(),
  /** What was not well before the first eviction. */
  before: z
    .object({ notReady: z.array(z.string()), pending: z.array(z.string()) })
    .optional(),
  /** The next node is not touched before. */
  pausedUntil: z.string().optional(),
  /** The choices were given already, so a look without a new one is a short one. */
  asked: z.boolean().default(false),
});

export type DrainMemory = z.output<typeof schema>;

/** A memory of another shape is none: the nodes are looked at anyway. */
export function readDrainMemory(memory: StepMemory): DrainMemory {
  return schema.safeParse(memory).data ?? schema.parse({});
}
