import { z } from 'zod';
import { StepMemory } from '../kind';

/** What the steps that make the account keep. */
const schema = z.object({
  /** How often AWS was asked, or was about to be; 0: nothing was ever asked. */
  attempt: z.number().default(0),
  /** When it was asked last, as long as the answer is not known. */
  askedAt: z.string().optional(),
  /** Of the request, `car-…`, as AWS named it. */
  requestId: z.string().optional(),
  /** Requests for the same name that are not this operation's. */
  known: z.array(z.string()).default([]),
  /** Since when the organization is not ready for accounts. */
  notReadySince: z.string().optional(),
  accountId: z.string().optional(),
});

export type AccountMemory = z.output<typeof schema>;

/** A memory of another shape is none: the world is looked at anyway. */
export function readMemory(memory: StepMemory): AccountMemory {
  return schema.safeParse(memory).data ?? { attempt: 0, known: [] };
}
