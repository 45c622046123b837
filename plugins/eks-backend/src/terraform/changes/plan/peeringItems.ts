import {
  comparePeerings,
  isSamePeering,
} from '../../../fleet/drift/comparePeerings';
import { DriftNotes } from '../../../fleet/drift/DriftNotes';
import { noteStale } from '../../../fleet/drift/noteStale';
import { LivePeering } from '../../../fleet/reading/peeringFacts';
import { DeclaredPeering, DirectoryDeclarations } from '../../declarations';
import {
  removePeeringScore,
  replacePeeringScore,
  rerouteScore,
} from '../blastRadius/scores';
import { KnownCluster } from '../context';
import { Foretelling, PlannedItem, toDifference } from './PlannedItem';

type Network = NonNullable<DirectoryDeclarations['network']>;

/** What is compared for the network of an environment. */
export interface NetworkQuestion {
  /** Clusters of the environment, whose networks were read. */
  clusters: readonly KnownCluster[];
  before: Network;
  after: Network;
  /** Resources that one entry makes. */
  resources: number;
  branch: string;
}

/** What a plan does to the peerings of an environment's network. */
export function peeringItems(question: NetworkQuestion): Foretelling {
  const { clusters, after } = question;
  const notes = new DriftNotes(({ path }) => path);
  for (const { side, reason, ...place } of after.peeringsUnreadable) {
    notes.hole(`The list of ${side} peerings ${reason}`, place);
  }
  const first = clusters.find(({ visible }) => visible) ?? clusters[0];
  const live = livePeerings(clusters);
  if (!first || !live) {
    notes.hole('The peerings could not be read from AWS.');
    return { items: [], holes: messagesOf(notes), doubts: [] };
  }
  for (const { record, visible } of clusters) {
    if (visible) noteStale(record, ['peerings'], notes);
  }
  const ownItems = own(question, live);
  const { items, doubts } = pending(question, first, live, notes);
  const describe = (item: Omit<PlannedItem, 'cluster' | 'visible'>) => ({
    ...item,
    cluster: first.record.name,
    visible: first.visible,
  });
  return {
    items: [...ownItems, ...items].map(describe),
    holes: messagesOf(notes),
    doubts,
  };
}

type NetworkItem = Omit<PlannedItem, 'cluster' | 'visible'>;

/** The clusters of a network all show its peerings. */
function livePeerings(
  clusters: readonly KnownCluster[],
): LivePeering[] | undefined {
  const read = clusters.flatMap(({ record }) => record.snapshot.peerings ?? []);
  if (clusters.every(({ record }) => !record.snapshot.peerings)) {
    return undefined;
  }
  return [...new Map(read.map(peering => [keyOf(peering), peering])).values()];
}

/** A connection within the account has two sides. */
function keyOf({ id, side }: LivePeering): string {
  return `${side} ${id}`;
}

/** Entries that the change adds, takes away or alters. */
function own(
  { before, after, resources }: NetworkQuestion,
  live: readonly LivePeering[],
): NetworkItem[] {
  const isLive = (entry: DeclaredPeering) =>
    live.some(peering => isSamePeering(entry, peering));
  const altered = after.peerings.flatMap((entry): NetworkItem[] => {
    const old = namesake(entry, before.peerings);
    if (!old || !isLive(old)) {
      const isSame = old && isSameEntry(old, entry);
      return isSame ? [] : [toItem(entry, 'not-live', resources)];
    }
    if (isSameEntry(old, entry)) return [];
    const score = isSamePeer(old, entry)
      ? rerouteScore(resources)
      : replacePeeringScore(resources);
    return [toItem(entry, 'differs', score)];
  });
  const removed = before.peerings
    .filter(entry => !namesake(entry, after.peerings) && isLive(entry))
    .map(entry => toItem(entry, 'not-declared', removePeeringScore(resources)));
  return [...altered, ...removed];
}

/** Entries that the base branch has and AWS has not. */
function pending(
  { before, after, resources, branch }: NetworkQuestion,
  { record }: KnownCluster,
  live: LivePeering[],
  notes: DriftNotes,
): { items: NetworkItem[]; doubts: string[] } {
  const kept = after.peerings.filter(entry => {
    const old = namesake(entry, before.peerings);
    return old !== undefined && isSameEntry(old, entry);
  });
  const { accountId, region, name: clusterName } = record;
  comparePeerings({ accountId, region, clusterName }, kept, live, notes);
  const items: NetworkItem[] = [];
  const doubts: string[] = [];
  for (const difference of notes.differences().map(toDifference)) {
    const { state, subject, live: seen } = difference;
    if (state === 'not-declared') continue;
    const isAccepter = subject?.startsWith('accepter ') ?? false;
    if (state === 'not-live' || seen?.endsWith('pending-acceptance')) {
      const isMissing = isAccepter && state === 'not-live';
      items.push({
        difference,
        own: false,
        score: resources,
        refusal: isMissing ? missingRequest(subject, branch) : undefined,
      });
    } else {
      doubts.push(
        `The routes of peering ${subject} are not read from AWS, so what the plan does with them is not known.`,
      );
    }
  }
  return { items, doubts };
}

/** Module core looks the connection up, and a plan without it fails. */
function missingRequest(subject: string | undefined, branch: string): string {
  return `${branch} has peering ${subject}, and AWS has no request to accept: the plan itself fails. The other side must ask first, or the entry must go.`;
}

function toItem(
  { side, name }: DeclaredPeering,
  state: 'differs' | 'not-live' | 'not-declared',
  score: number,
): NetworkItem {
  return {
    difference: { aspect: 'peering', state, subject: `${side} ${name}` },
    own: true,
    score,
  };
}

function namesake(
  { side, name }: DeclaredPeering,
  entries: readonly DeclaredPeering[],
): DeclaredPeering | undefined {
  return entries.find(other => other.side === side && other.name === name);
}

function isSamePeer(a: DeclaredPeering, b: DeclaredPeering): boolean {
  return a.peerOwnerId === b.peerOwnerId && a.peerVpcId === b.peerVpcId;
}

function isSameEntry(a: DeclaredPeering, b: DeclaredPeering): boolean {
  return isSamePeer(a, b) && a.destinationCidrBlock === b.destinationCidrBlock;
}

function messagesOf({ problems }: DriftNotes): string[] {
  return problems.map(({ message }) => message);
}
