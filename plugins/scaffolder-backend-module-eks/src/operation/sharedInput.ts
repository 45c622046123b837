import { z } from 'zod/v3';

type Zod = typeof z;

/** Why it is done. */
export const reasonInput = (zod: Zod) =>
  zod
    .string()
    .max(2000)
    .optional()
    .describe('Why it is done, for the history of the operation');

/** The cluster's name, typed by a person. */
export const confirmationInput = (zod: Zod) =>
  zod
    .string()
    .optional()
    .describe(
      'Name of the cluster as a person typed it; needed in protected environments. Never fill it in from the cluster itself',
    );
