import { PeeringSide } from '@xkf/backstage-plugin-eks-common';
import { DeclaredSide } from '../../fleet/drift/clusterDrift';
import { DeclaredPeering } from '../../terraform/declarations';
import { DeclaredSideOf } from '../../terraform/RepositoryReadings';
import { Connection, countRoutes, Place } from '../networks';
import { JoinedSide } from './disagreements';

type Side = 'requester' | 'accepter';

/** An entry of a list of peerings, with where it holds. */
export interface EntryPlace {
  /** Of its line. */
  key: string;
  place: Place;
  entry: DeclaredPeering;
  declared: DeclaredSide;
}

/** The sides of peerings as the caller may see them. */
export class SideViews {
  readonly #places: ReadonlyMap<string, Place>;

  constructor(
    places: readonly Place[],
    private readonly declaredSideOf: DeclaredSideOf,
  ) {
    this.#places = new Map(
      places.map(place => [
        `${place.account.accountId}/${place.region}`,
        place,
      ]),
    );
  }

  /** All entries of one side; those of accounts that can be read come first. */
  entries(side: Side): EntryPlace[] {
    const places = [...this.#places.values()];
    return [
      ...places.filter(({ reading }) => reading),
      ...places.filter(({ reading }) => !reading),
    ].flatMap(place => {
      const { account, region } = place;
      const declared = this.declaredSideOf(account, region);
      const entries = declared?.declarations?.peerings ?? [];
      return declared
        ? entries
            .filter(
              entry =>
                entry.side === side &&
                entry.environment === account.environment,
            )
            .map(entry => ({
              key: `${declared.reading.url} ${entry.path}:${entry.line}`,
              place,
              entry,
              declared,
            }))
        : [];
    });
  }

  ofConnection(
    connection: Connection,
    region: string,
    entries: Partial<Record<Side, EntryPlace>>,
  ): Record<Side, JoinedSide> {
    const of = (side: Side) => {
      const end = connection[side];
      return this.side(side, {
        accountId: end.accountId,
        region: end.region ?? region,
        vpcId: end.vpcId,
        cidr: end.cidrs[0],
        entry: entries[side],
      });
    };
    const requester = of('requester');
    const accepter = of('accepter');
    return {
      requester: this.#routed(requester, connection.id, accepter.cidr),
      accepter: this.#routed(accepter, connection.id, requester.cidr),
    };
  }

  /** One side, with what its own account tells where the caller may see that. */
  side(
    side: Side,
    {
      accountId,
      region,
      vpcId,
      cidr,
      entry,
    }: {
      accountId: string;
      region: string;
      vpcId?: string;
      cidr?: string;
      entry?: EntryPlace;
    },
  ): JoinedSide {
    const place = this.#places.get(`${accountId}/${region}`);
    const shared = { accountId, region, vpcId, cidr };
    if (!place) {
      return {
        ...shared,
        accountName: accountId,
        known: false,
        isAwsRead: false,
        isTerraformRead: false,
      };
    }
    const { account, reading, problem } = place;
    const made = reading?.vpcs.filter(({ isXkf }) => isXkf) ?? [];
    const only = made.length === 1 ? made[0] : undefined;
    const vpc = vpcId ? reading?.vpcs.find(one => one.vpcId === vpcId) : only;
    const declared = this.declaredSideOf(account, region);
    const unreadable = declared?.declarations?.peeringsUnreadable.find(
      one => one.side === side && one.environment === account.environment,
    );
    const gap = unreadable && {
      kind: 'unknown' as const,
      message: `${unreadable.path}, line ${unreadable.line}: ${unreadable.reason}`,
    };
    return {
      ...shared,
      accountName: account.name,
      known: true,
      environment: account.environment,
      vpcId: vpcId ?? vpc?.vpcId,
      vpcName: vpc?.name,
      cidr: vpc?.cidrs[0] ?? cidr,
      declared: entry && toDeclared(entry),
      problem: problem ?? declared?.reading.problem ?? gap,
      isAwsRead: reading !== undefined,
      isTerraformRead: Boolean(
        declared?.declarations && !declared.reading.problem && !gap,
      ),
    };
  }

  #routed(
    side: JoinedSide,
    connectionId: string,
    destination: string | undefined,
  ): JoinedSide {
    const place = this.#places.get(`${side.accountId}/${side.region}`);
    const tables = side.vpcId && place?.reading?.tables.get(side.vpcId);
    return tables
      ? { ...side, routes: countRoutes(tables, connectionId, destination) }
      : side;
  }
}

function toDeclared({
  entry,
  declared,
}: EntryPlace): NonNullable<PeeringSide['declared']> {
  const { path, line, destinationCidrBlock } = entry;
  return {
    repository: declared.reading.name,
    path,
    line,
    url: declared.urlOf({ path, line }),
    destinationCidrBlock,
  };
}
