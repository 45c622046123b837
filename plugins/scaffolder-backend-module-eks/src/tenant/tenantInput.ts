import { z } from 'zod/v3';

type Zod = typeof z;

/** An AWS account by its id. */
export const accountIdInput = (zod: Zod) =>
  zod.string().regex(/^\d{12}$/, 'must be the id of an account: 12 digits');

/** Who a tenant belongs to. */
export const ownerInput = (zod: Zod) =>
  zod
    .string()
    .describe(
      'Entity reference of the group that owns it, such as group:default/team-shop',
    );
