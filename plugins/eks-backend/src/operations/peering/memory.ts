import { z } from 'zod';
import { StepMemory } from '../kind';

/** What the steps of a peering keep. */
const schema = z.object({
  /** Connections between the two networks that had ended before the operation began. */
  before: z.array(z.string()).default([]),
  /** The open one that there was then. */
  connectionId: z.string().optional(),
  /** It is this operation's turn. */
  turn: z.boolean().default(false),
});

export type PeeringMemory = z.output<typeof schema>;

/** A memory of another shape is none: the world is looked at anyway. */
export function readMemory(memory: StepMemory): PeeringMemory {
  return schema.safeParse(memory).data ?? { before: [], turn: false };
}
