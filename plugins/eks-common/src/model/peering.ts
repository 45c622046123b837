import { z } from 'zod';
import { accountIdSchema, regionSchema, timestampSchema } from './identity';
import { problemSchema } from './problem';

/** Status codes of EC2 (VpcPeeringConnectionStateReason). @public */
export const connectionStatusSchema = z.enum([
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
  'rejected',
  'expired',
  'failed',
  'deleting',
  'deleted',
]);

/** @public */
export type ConnectionStatus = z.infer<typeof connectionStatusSchema>;

/** A VPC as EC2 has it. @public */
export const networkSchema = z.object({
  accountId: accountIdSchema,
  accountName: z.string(),
  environment: z.string(),
  role: z.enum(['platform', 'tenant']),
  region: regionSchema,
  vpcId: z.string(),
  /** Tag `Name`. */
  name: z.string().optional(),
  /** Its IPv4 ranges, the first one first. */
  cidrs: z.array(z.string()),
});

/** @public */
export type Network = z.infer<typeof networkSchema>;

/** One side of a peering: what Terraform says, and the routes that AWS has. @public */
export const peeringSideSchema = z.object({
  accountId: accountIdSchema,
  /** The id where the portal does not know the account. */
  accountName: z.string(),
  /** Whether the portal reads this account. */
  known: z.boolean(),
  environment: z.string().optional(),
  region: regionSchema,
  vpcId: z.string().optional(),
  vpcName: z.string().optional(),
  cidr: z.string().optional(),
  /** The entry in the repository; absent where there is none, or it could not be read. */
  declared: z
    .object({
      repository: z.string(),
      path: z.string(),
      line: z.number().int(),
      /** Web address of the line. */
      url: z.string().optional(),
      destinationCidrBlock: z.string().optional(),
    })
    .optional(),
  /** Private route tables that lead to the other side; absent where not read. */
  routes: z
    .object({
      present: z.number().int(),
      wanted: z.number().int(),
      /** Of those present: lead nowhere. */
      blackholes: z.number().int(),
    })
    .optional(),
  /** Why a part of this side is not known. */
  problem: problemSchema.optional(),
});

/** @public */
export type PeeringSide = z.infer<typeof peeringSideSchema>;

/** @public */
export const peeringDisagreementSchema = z.object({
  code: z.enum([
    'not-requested',
    'not-accepted-in-terraform',
    'not-requested-in-terraform',
    'pending-too-long',
    'expired',
    'rejected',
    'failed',
    'deleted',
    'routes-missing',
    'routes-blackhole',
    'cidr-differs',
    'several-connections',
    'not-in-terraform',
  ]),
  severity: z.enum(['warning', 'note']),
  /** What does not agree and what to do, as sentences. */
  message: z.string(),
});

/** @public */
export type PeeringDisagreement = z.infer<typeof peeringDisagreementSchema>;

/** A peering: both Terraform sides, AWS, routes, and what does not agree. @public */
export const peeringSchema = z.object({
  /** Stable within the portal: connection id where AWS has one, else from both sides and the name. */
  id: z.string(),
  /** Of the entries, or tag `Name` of the connection. */
  name: z.string(),
  requester: peeringSideSchema,
  accepter: peeringSideSchema,
  connection: z
    .object({
      id: z.string(),
      status: connectionStatusSchema,
      message: z.string().optional(),
      /** When a request that nobody accepts ends. */
      expiresAt: timestampSchema.optional(),
    })
    .optional(),
  disagreements: z.array(peeringDisagreementSchema),
  /** The active operation that changes it. */
  operationId: z.string().optional(),
});

/** @public */
export type Peering = z.infer<typeof peeringSchema>;

/** A part of a list that could not be read. @public */
export const listProblemSchema = z.object({
  /** Account, region or repository, in words. */
  subject: z.string(),
  accountId: accountIdSchema.optional(),
  problem: problemSchema,
});

/** @public */
export type ListProblem = z.infer<typeof listProblemSchema>;
