import {
  PeeringInput,
  PeeringRemovalInput,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { Side } from './sides';

/** The entry of one side; none while a plan does not know the networks. */
export function additionOf(
  { name, region, requester, accepter }: PeeringInput,
  side: Side,
): TerraformChange[] {
  if (!requester.cidr || !accepter.cidr || !accepter.vpcId) return [];
  return side === 'requester'
    ? [
        {
          kind: 'add-peering-requester',
          accountId: requester.accountId,
          region,
          name,
          peerOwnerId: accepter.accountId,
          peerVpcId: accepter.vpcId,
          destinationCidrBlock: accepter.cidr,
        },
      ]
    : [
        {
          kind: 'add-peering-accepter',
          accountId: accepter.accountId,
          region,
          name,
          peerOwnerId: requester.accountId,
          destinationCidrBlock: requester.cidr,
        },
      ];
}

/** The end of the entry of one side. */
export function removalOf(
  input: PeeringRemovalInput,
  side: Side,
): TerraformChange[] {
  const { name, region } = input;
  const { accountId } = input[side];
  return [{ kind: 'remove-peering', accountId, region, side, name }];
}
