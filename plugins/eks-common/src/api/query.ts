import { z } from 'zod';
import { driftStateSchema } from '../model/drift';
import { supportPhaseSchema } from '../model/support';
import { accountIdSchema, regionSchema } from '../model/identity';

/** A key that may be given once or several times; always read as a list. */
export const listOf = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .union([z.array(item).max(100), item.transform(value => [value])])
    .optional();

/** A yes or no, which is text in an address. */
export const flag = z
  .union([
    z.boolean(),
    z.enum(['true', 'false']).transform(value => value === 'true'),
  ])
  .optional();

/** Largest page the backend gives. @public */
export const MAX_PAGE_SIZE = 1000;

/** Query keys of every list with pages. @public */
export const pageQuery = {
  limit: z.coerce
    .number(`must be a number from 1 to ${MAX_PAGE_SIZE}`)
    .int('must be a whole number')
    .min(1, `must be at least 1`)
    .max(MAX_PAGE_SIZE, `must be at most ${MAX_PAGE_SIZE}`)
    .default(100),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
};

/** @public */
export const clusterOrderSchema = z.enum([
  'attention',
  'name',
  'environment',
  'account',
  'region',
  'version',
  'drift',
  'lastSeen',
]);

/** Filters of the fleet: values of one key are alternatives, keys narrow. @public */
export const clusterQuerySchema = z.object({
  environment: listOf(z.string().max(100)),
  accountId: listOf(accountIdSchema),
  region: listOf(regionSchema),
  version: listOf(z.string().max(20)),
  phase: listOf(supportPhaseSchema),
  drift: listOf(driftStateSchema),
  /** Found in name, account name, account id, owner or ARN, without regard to case. */
  search: z.string().max(200).optional(),
  orderBy: clusterOrderSchema.default('attention'),
  order: z.enum(['asc', 'desc']).default('asc'),
  ...pageQuery,
});

/** @public */
export type ClusterQuery = z.output<typeof clusterQuerySchema>;

/** What every page of a list carries besides its items. @public */
export const pageInfo = {
  totalItems: z.number().int(),
  nextCursor: z.string().optional(),
};
