import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { lineOf } from '../../declarations/literals';
import { ApplyChange } from '../effect';
import { appendEntry, ListVariable, textIn } from '../lists/ListVariable';
import { peeringEffect } from '../peerings/peeringEffect';
import { findPeerings, requireRoute } from '../peerings/PeeringTarget';
import { slug } from '../words';

/** Appends to the list of peerings that this side accepts. */
export const addPeeringAccepter: ApplyChange<'add-peering-accepter'> = async (
  workspace,
  { name, peerOwnerId, destinationCidrBlock },
) => {
  const target = await findPeerings(workspace, 'accepter');
  const { list, resources } = target;
  requireRoute(target, name, destinationCidrBlock);
  await appendEntry(workspace, list, {
    name,
    peer_owner_id: peerOwnerId,
    destination_cidr_block: destinationCidrBlock,
  });
  return {
    ...(await peeringEffect(workspace, target, resources)),
    title: `Accept peering ${name}`,
    summary: `Accepts peering ${name} from account ${peerOwnerId} (${destinationCidrBlock}) in ${list.path}.`,
    action: slug(`peering-${name}`),
    alreadySo: `${list.path} already accepts peering ${name} just so.`,
    warnings: sequenceWarnings(list, name, peerOwnerId),
  };
};

/** See the requester's side for why two connections of one account collide. */
function sequenceWarnings(
  list: ListVariable,
  name: string,
  peerOwnerId: string,
): ChangeWarning[] {
  const code = 'one-peering-request-at-a-time';
  const other = list.entries.find(
    entry =>
      textIn(entry, 'name') !== name &&
      textIn(entry, 'peer_owner_id') === peerOwnerId,
  );
  if (other) {
    return [
      {
        code,
        severity: 'warning',
        message: `Entry ${textIn(other, 'name')} accepts a connection from account ${peerOwnerId} too. Both are found by that account alone, so each plan here fails with two matches.`,
        path: list.path,
        line: lineOf(other),
      },
    ];
  }
  return [
    {
      code,
      severity: 'note',
      message: `The request must be there first: the plan fails until exactly one connection from account ${peerOwnerId} is pending or active.`,
    },
  ];
}
