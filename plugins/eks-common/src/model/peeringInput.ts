import { z } from 'zod';
import { accountIdSchema, regionSchema } from './identity';
import { cidrSchema, entryNameSchema, vpcIdSchema } from './terraformChange';

const reason = z.string().max(2000).optional();

/** One side of a peering. @public */
export const peeringSideInputSchema = z.object({
  accountId: accountIdSchema,
  /** Filled in by a plan where the account has one network of XKF in the region. */
  vpcId: vpcIdSchema.optional(),
  /** Its range, which the other side routes to. A plan fills it in, whatever was asked for. */
  cidr: cidrSchema.optional(),
});

/** @public */
export type PeeringSideInput = z.infer<typeof peeringSideInputSchema>;

const sides = {
  region: regionSchema,
  /** The side that asks: a platform's network. */
  requester: peeringSideInputSchema,
  /** The side that accepts: a tenant's network, or another platform's. */
  accepter: peeringSideInputSchema,
};

/** A VPC peering, and the routes of both sides. @public */
export const peeringInputSchema = z.object({
  kind: z.literal('peering'),
  /** The same in both repositories: tag `Name` of the connection. */
  name: entryNameSchema,
  ...sides,
  reason,
});

/** @public */
export type PeeringInput = z.infer<typeof peeringInputSchema>;

/** The end of a VPC peering: accepter first, then requester. @public */
export const peeringRemovalInputSchema = z.object({
  kind: z.literal('peering-removal'),
  name: entryNameSchema,
  ...sides,
  reason,
});

/** @public */
export type PeeringRemovalInput = z.infer<typeof peeringRemovalInputSchema>;
