import type { z } from 'zod';
import { InvalidFaultError } from '../faults/fault';

/**
 * The body of a control request.
 *
 * @throws InvalidFaultError when it cannot be understood
 */
export function parsed<T>(schema: z.ZodType<T>, options: unknown): T {
  const result = schema.safeParse(options);
  if (!result.success) {
    throw new InvalidFaultError(
      result.error.issues
        .map(issue => `${issue.path.join('.') || 'body'}: ${issue.message}`)
        .join('; '),
    );
  }
  return result.data;
}
