import { z } from 'zod/v3';

type Zod = typeof z;

/** Why it is done. */
export const reasonInput = (zod: Zod) =>
  zod
    .string()
    .max(2000)
    .optional()
    .describe('Why it is done, for the history of the operation');

/** Whether it is only looked at. */
export const dryRunInput = (zod: Zod) =>
  zod
    .boolean()
    .optional()
    .describe(
      'Plan it, tell the plan to the log, and start nothing. Default: false',
    );

/** The name of what is changed, typed by a person. */
export const confirmationInput = (zod: Zod) =>
  zod
    .string()
    .optional()
    .describe(
      'Name of what is changed (the cluster, or the new account) as a person typed it; needed in protected environments. Never fill it in from the other inputs',
    );
