import { ClusterId, TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { DeclaredPeering } from '../../terraform/declarations';
import { LivePeering } from '../reading/peeringFacts';
import { DriftNotes } from './DriftNotes';

/** Compares declared peering entries of a network with the peerings that AWS has. */
export function comparePeerings(
  id: ClusterId,
  declared: DeclaredPeering[],
  live: LivePeering[],
  notes: DriftNotes,
): void {
  const left = [...live];
  for (const entry of declared) {
    const index = left.findIndex(peering => isSamePeering(entry, peering));
    const [peering] = index < 0 ? [] : left.splice(index, 1);
    if (!peering) {
      notes.add({
        aspect: 'peering',
        subject: subjectOf(entry),
        state: 'not-live',
        declared: declaredWords(entry),
        place: entry,
        adopt: {
          kind: 'remove-peering',
          accountId: id.accountId,
          region: id.region,
          side: entry.side,
          name: entry.name,
        },
      });
    } else if (
      !isAccepted(entry, peering) ||
      !coversDestination(entry, peering)
    ) {
      notes.add({
        aspect: 'peering',
        subject: subjectOf(entry),
        state: 'differs',
        declared: declaredWords(entry),
        live: liveWords(peering),
        place: entry,
      });
    }
  }
  for (const peering of left) {
    notes.add({
      aspect: 'peering',
      subject: `${peering.side} ${peering.name ?? peering.id}`,
      state: 'not-declared',
      live: liveWords(peering),
      adopt: adoptionOf(id, peering),
    });
  }
}

function subjectOf({ side, name }: DeclaredPeering): string {
  return `${side} ${name}`;
}

/** The accepter's entry names no network, only the account that asks (XKF core module). */
export function isSamePeering(
  entry: DeclaredPeering,
  peering: LivePeering,
): boolean {
  return (
    entry.side === peering.side &&
    entry.peerOwnerId === peering.peerOwnerId &&
    (!entry.peerVpcId || entry.peerVpcId === peering.peerVpcId)
  );
}

/** A request that waits is all that its requester declares; the accepter declares more. */
function isAccepted(entry: DeclaredPeering, { status }: LivePeering): boolean {
  return entry.side === 'requester' || status !== 'pending-acceptance';
}

/** AWS tells the other network's blocks only once it is accepted, and not always. */
function coversDestination(
  { destinationCidrBlock }: DeclaredPeering,
  { peerCidrBlocks }: LivePeering,
): boolean {
  return (
    !destinationCidrBlock ||
    peerCidrBlocks.length === 0 ||
    peerCidrBlocks.includes(destinationCidrBlock)
  );
}

function declaredWords(entry: DeclaredPeering): string {
  const { peerOwnerId, peerVpcId, destinationCidrBlock } = entry;
  return [peerOwnerId, peerVpcId, destinationCidrBlock]
    .filter(Boolean)
    .join(' · ');
}

function liveWords(peering: LivePeering): string {
  const { peerOwnerId, peerVpcId, peerCidrBlocks, status } = peering;
  return [peerOwnerId, peerVpcId, ...peerCidrBlocks, status].join(' · ');
}

function adoptionOf(
  { accountId, region }: ClusterId,
  { side, name, peerOwnerId, peerVpcId, peerCidrBlocks }: LivePeering,
): TerraformChange | undefined {
  const [destinationCidrBlock] = peerCidrBlocks;
  if (!name || !destinationCidrBlock) return undefined;
  const entry = {
    accountId,
    region,
    name,
    peerOwnerId,
    destinationCidrBlock,
  };
  return side === 'requester'
    ? { kind: 'add-peering-requester', ...entry, peerVpcId }
    : { kind: 'add-peering-accepter', ...entry };
}
