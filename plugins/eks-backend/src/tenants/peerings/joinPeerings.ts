import { DeclaredPeering } from '../../terraform/declarations';
import { DeclaredSideOf } from '../../terraform/RepositoryReadings';
import { between, Connection, isOpen, Place } from '../networks';
import { JoinedPeering } from './disagreements';
import { EntryPlace, SideViews } from './SideViews';

/** Entries of one side that no connection has taken. */
type Entries = EntryPlace[];

/**
 * Puts together what AWS and Terraform say, of all places that the caller may see:
 * an account that is not among them shows only what the other side tells.
 */
export function joinPeerings(
  places: readonly Place[],
  declaredSideOf: DeclaredSideOf,
): JoinedPeering[] {
  const views = new SideViews(places, declaredSideOf);
  const requests = views.entries('requester');
  const acceptances = views.entries('accepter');
  const live = shown(connectionsOf(places)).map(connection =>
    ofConnection(connection, views, requests, acceptances),
  );
  const asked = distinct(requests).map(request => {
    const { place, entry } = request;
    const region = place.region;
    const accepterId = entry.peerOwnerId;
    const acceptance = take(
      acceptances,
      one =>
        one.place.region === region &&
        one.place.account.accountId === accepterId &&
        one.entry.peerOwnerId === place.account.accountId &&
        one.entry.name === entry.name,
    );
    return ofEntries(views, request, { request, acceptance });
  });
  const accepted = distinct(acceptances).map(acceptance =>
    ofEntries(views, acceptance, { acceptance }),
  );
  return [...live, ...asked, ...accepted];
}

/** Each connection once; of the two that see it, the requester knows its name first. */
function connectionsOf(places: readonly Place[]): Connection[] {
  const byId = new Map<string, Connection>();
  for (const { account, reading } of places) {
    for (const connection of reading?.connections ?? []) {
      const known = byId.get(connection.id);
      const isOwn = connection.requester.accountId === account.accountId;
      const name = isOwn
        ? (connection.name ?? known?.name)
        : (known?.name ?? connection.name);
      byId.set(connection.id, { ...connection, name });
    }
  }
  return [...byId.values()];
}

/** One that has ended is told of while no open one has taken its place. */
function shown(connections: readonly Connection[]): Connection[] {
  const left = connections.filter(one => {
    if (isOpen(one)) return true;
    const { requester, accepter } = one;
    return !between(connections, {
      requester: requester.vpcId,
      accepter: accepter.vpcId,
    }).some(isOpen);
  });
  // Entries belong to open ones first.
  return [...left.filter(isOpen), ...left.filter(one => !isOpen(one))];
}

function ofConnection(
  connection: Connection,
  views: SideViews,
  requests: Entries,
  acceptances: Entries,
): JoinedPeering {
  const { id, name, requester, accepter, status } = connection;
  const region = requester.region ?? accepter.region ?? '';
  const isIn = (one: EntryPlace, accountId: string) =>
    one.place.account.accountId === accountId && one.place.region === region;
  const request = take(
    requests,
    one =>
      isIn(one, requester.accountId) &&
      one.entry.peerOwnerId === accepter.accountId &&
      one.entry.peerVpcId === accepter.vpcId,
    name,
  );
  const acceptance = take(
    acceptances,
    one =>
      isIn(one, accepter.accountId) &&
      one.entry.peerOwnerId === requester.accountId,
    name ?? request?.entry.name,
  );
  const sides = views.ofConnection(connection, region, {
    requester: request,
    accepter: acceptance,
  });
  return {
    id,
    name: request?.entry.name ?? acceptance?.entry.name ?? name ?? id,
    ...sides,
    connection: {
      id,
      status,
      message: connection.message,
      expiresAt:
        status === 'pending-acceptance' ? connection.expiresAt : undefined,
    },
  };
}

function ofEntries(
  views: SideViews,
  first: EntryPlace,
  { request, acceptance }: { request?: EntryPlace; acceptance?: EntryPlace },
): JoinedPeering {
  const { entry, place } = first;
  const own = place.account.accountId;
  const accountIds = request
    ? { requester: own, accepter: entry.peerOwnerId }
    : { requester: entry.peerOwnerId, accepter: own };
  const region = place.region;
  return {
    id: `${accountIds.requester}/${accountIds.accepter}/${region}/${entry.name}`,
    name: entry.name,
    requester: views.side('requester', {
      accountId: accountIds.requester,
      region,
      entry: request,
    }),
    accepter: views.side('accepter', {
      accountId: accountIds.accepter,
      region,
      vpcId: request?.entry.peerVpcId,
      entry: acceptance,
    }),
  };
}

/**
 * Takes the best entry out of those left: the one with the name comes first. Where
 * accounts share an environment, the same line stands for each of them until one
 * has taken it.
 */
function take(
  entries: Entries,
  isIt: (one: EntryPlace) => boolean,
  name?: DeclaredPeering['name'],
): EntryPlace | undefined {
  const fitting = entries.filter(isIt);
  const best = fitting.find(({ entry }) => entry.name === name) ?? fitting[0];
  if (best) {
    const left = entries.filter(one => one.key !== best.key);
    entries.splice(0, entries.length, ...left);
  }
  return best;
}

/** Each line once, of the first account that it may be about. */
function distinct(entries: Entries): Entries {
  return entries.filter(
    (one, index) => entries.findIndex(({ key }) => key === one.key) === index,
  );
}
