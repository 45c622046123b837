import { InputError } from '@backstage/errors';
import { PeeringSideInput } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod/v3';

type Zod = typeof z;

/** One side of a peering, as a template names it. */
export const networkInput = (zod: Zod) =>
  zod
    .object({
      accountId: zod
        .string()
        .regex(/^\d{12}$/, 'must be the id of an account: 12 digits'),
      region: zod
        .string()
        .optional()
        .describe('Both sides are in the same region; one of them may say it'),
      vpcId: zod
        .string()
        .optional()
        .describe(
          'Default: the network of XKF, where the account has one in the region',
        ),
      cidr: zod.string().optional().describe('Range of the network'),
    })
    .strict()
    .describe('The network: its account, and the VPC where it has several');

type NetworkInput = z.infer<ReturnType<typeof networkInput>>;

/** Name of a peering. */
export const nameInput = (zod: Zod) =>
  zod
    .string()
    .describe(
      'Name of the peering in both repositories and of its connection, such as dev-shop',
    );

/** Both sides with their region.
 * @throws InputError when no side says it, or both say another one
 */
export function peeringSides(given: {
  requester: NetworkInput;
  accepter: NetworkInput;
}): {
  region: string;
  requester: PeeringSideInput;
  accepter: PeeringSideInput;
} {
  const { region: from, ...requester } = given.requester;
  const { region: to, ...accepter } = given.accepter;
  const region = from ?? to;
  if (!region) {
    throw new InputError('Say the region of the requester or of the accepter.');
  }
  if (to && to !== region) {
    throw new InputError(
      `The requester is in ${region} and the accepter in ${to}; XKF peers networks of one region only.`,
    );
  }
  return { region, requester, accepter };
}
