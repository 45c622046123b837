import {
  PeeringInput,
  PeeringRemovalInput,
} from '@xkf/backstage-plugin-eks-common';

/** What both kinds of operation have in common. */
export type AnyPeeringInput = PeeringInput | PeeringRemovalInput;

/** One of the two networks. */
export type Side = 'requester' | 'accepter';

export const sides: readonly Side[] = ['requester', 'accepter'];

export function otherSide(side: Side): Side {
  return side === 'requester' ? 'accepter' : 'requester';
}
