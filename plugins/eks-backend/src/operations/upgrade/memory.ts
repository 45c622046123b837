import { z } from 'zod';
import { StepMemory } from '../kind';

/** What the steps around the update in AWS keep. */
const schema = z.object({
  /** The update that is followed. */
  updateId: z.string().optional(),
  /** Requests so far; each has a token of its own. */
  attempt: z.number().int().default(0),
  /** Updates to the target that were there before the newest request. */
  known: z.array(z.string()).default([]),
});

export type UpdateMemory = z.output<typeof schema>;

/** A memory of another shape is none: the world is looked at anyway. */
export function readMemory(memory: StepMemory): UpdateMemory {
  return schema.safeParse(memory).data ?? { attempt: 0, known: [] };
}
