import { z } from 'zod';
import { FAILURE_REASONS } from '../world/organization';
import { UnknownResourceError, type World } from '../world/World';
import { parsed } from './options';

const nextAccount = z
  .strictObject({
    failure: z.enum(FAILURE_REASONS).optional(),
    seconds: z.number().min(0).max(86_400).optional(),
  })
  .refine(
    options => options.failure !== undefined || options.seconds !== undefined,
    'expected failure or seconds',
  );
const nextMoves = z.strictObject({
  conflicts: z.number().int().min(0).max(1000),
});

/**
 * Says what befalls the next requests to Organizations: how the next account ends, or how many of the next moves
 * meet another change.
 *
 * @throws UnknownResourceError when there is no such action
 * @throws InvalidFaultError when the options cannot be understood
 */
export function actOnOrganization(
  { organization }: World,
  action: string,
  options: unknown,
): object {
  const { next } = organization;
  switch (action) {
    case 'next-account':
      next.account = parsed(nextAccount, options);
      return next.account;
    case 'next-moves':
      next.moveConflicts = parsed(nextMoves, options).conflicts;
      return { conflicts: next.moveConflicts };
    default:
      throw new UnknownResourceError(
        `There is no ${action} of the organization`,
      );
  }
}
