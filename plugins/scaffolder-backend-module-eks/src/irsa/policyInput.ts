import { z } from 'zod/v3';

type Zod = typeof z;

/** What the role allows, as text or as an object. */
export const policyInput = (zod: Zod) =>
  zod
    .union([zod.string(), zod.record(zod.unknown())])
    .optional()
    .describe(
      'What the role allows: a policy document as JSON, or as an object',
    );

/** The policy as the backend takes it; an empty field of a form is none. */
export function policyText(
  given: z.infer<ReturnType<typeof policyInput>>,
): string | undefined {
  if (typeof given === 'object') return JSON.stringify(given, undefined, 2);
  return given?.trim() ? given : undefined;
}
