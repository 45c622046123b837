import {
  Peering,
  PeeringRemovalInput,
  PeeringSide,
} from '@xkf/backstage-plugin-eks-common';

const sideOf = ({ accountId, vpcId, cidr }: PeeringSide) => ({
  accountId,
  ...(vpcId && { vpcId }),
  ...(cidr && { cidr }),
});

/** What removes a peering, by what is known of both sides. */
export function removalInput(
  { name, requester, accepter }: Peering,
  reason: string,
): PeeringRemovalInput {
  return {
    kind: 'peering-removal',
    name,
    region: requester.region,
    requester: sideOf(requester),
    accepter: sideOf(accepter),
    reason: reason.trim() || undefined,
  };
}
