import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { lineOf } from '../../declarations/literals';
import { ApplyChange } from '../effect';
import { appendEntry, ListVariable, textIn } from '../lists/ListVariable';
import { peeringEffect } from '../peerings/peeringEffect';
import { findPeerings, requireRoute } from '../peerings/PeeringTarget';
import { slug } from '../words';

/** Appends to the list of peerings that this side asks for. */
export const addPeeringRequester: ApplyChange<'add-peering-requester'> = async (
  workspace,
  { name, peerOwnerId, peerVpcId, destinationCidrBlock },
) => {
  const target = await findPeerings(workspace, 'requester');
  const { list, resources } = target;
  requireRoute(target, name, destinationCidrBlock);
  await appendEntry(workspace, list, {
    name,
    peer_owner_id: peerOwnerId,
    peer_vpc_id: peerVpcId,
    destination_cidr_block: destinationCidrBlock,
  });
  return {
    ...(await peeringEffect(workspace, target, resources)),
    title: `Request peering ${name}`,
    summary: `Requests peering ${name} with VPC ${peerVpcId} of account ${peerOwnerId} (${destinationCidrBlock}) in ${list.path}.`,
    action: slug(`peering-${name}`),
    alreadySo: `${list.path} already requests peering ${name} just so.`,
    warnings: sequenceWarnings(list, name, peerVpcId),
  };
};

/**
 * The accepter finds the connection by its own VPC and the requester's account
 * only, among those pending and active. Source: module core of terraform-modules,
 * data source `aws_vpc_peering_connection`.
 */
function sequenceWarnings(
  list: ListVariable,
  name: string,
  peerVpcId: string,
): ChangeWarning[] {
  const code = 'one-peering-request-at-a-time';
  const other = list.entries.find(
    entry =>
      textIn(entry, 'name') !== name &&
      textIn(entry, 'peer_vpc_id') === peerVpcId,
  );
  if (other) {
    return [
      {
        code,
        severity: 'warning',
        message: `Entry ${textIn(other, 'name')} goes to VPC ${peerVpcId} too. The accepter finds connections by account and VPC, so with two of them each of its plans fails.`,
        path: list.path,
        line: lineOf(other),
      },
    ];
  }
  return [
    {
      code,
      severity: 'note',
      message: `Only one request from this account to VPC ${peerVpcId} may be open. Apply this, then the accepter's side, within 7 days.`,
    },
  ];
}
