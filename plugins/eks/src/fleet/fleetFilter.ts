import {
  ClusterSummary,
  DriftState,
  driftStateSchema,
  SupportPhase,
  supportPhaseSchema,
} from '@xkf/backstage-plugin-eks-common';

/** Choices of the summary strip that no other filter expresses. */
export type FleetShow = 'behind' | 'degraded' | 'unread';

const shows: readonly FleetShow[] = ['behind', 'degraded', 'unread'];

/** The keys of the address that hold several values. */
export const listKeys = [
  'environment',
  'account',
  'region',
  'version',
  'phase',
  'drift',
] as const;

export type ListKey = (typeof listKeys)[number];

/** Which clusters the reader wants: values of one key are alternatives, keys narrow. */
export interface FleetFilter extends Record<ListKey, string[]> {
  phase: SupportPhase[];
  drift: DriftState[];
  show: FleetShow | undefined;
  search: string;
}

/** Reads the filter from the address; what does not fit is ignored. */
export function filterFromQuery(params: URLSearchParams): FleetFilter {
  return {
    environment: params.getAll('environment'),
    account: params.getAll('account'),
    region: params.getAll('region'),
    version: params.getAll('version'),
    phase: params
      .getAll('phase')
      .map(phase => supportPhaseSchema.safeParse(phase).data)
      .filter(phase => phase !== undefined),
    drift: params
      .getAll('drift')
      .map(state => driftStateSchema.safeParse(state).data)
      .filter(state => state !== undefined),
    show: shows.find(show => show === params.get('show')),
    search: params.get('q') ?? '',
  };
}

/** The changes of the address that take every filter away. */
export const noFilter = {
  environment: undefined,
  account: undefined,
  region: undefined,
  version: undefined,
  phase: undefined,
  drift: undefined,
  show: undefined,
  q: undefined,
  page: undefined,
};

/** True when the filter lets every cluster through. */
export function isNoFilter(filter: FleetFilter): boolean {
  return (
    !filter.search &&
    !filter.show &&
    listKeys.every(key => filter[key].length === 0)
  );
}

const admits = (wanted: string[], value: string | undefined) =>
  wanted.length === 0 || (value !== undefined && wanted.includes(value));

/** True when a place is among the wanted environments, accounts and regions. */
export function admitsPlace(
  filter: FleetFilter,
  place: { environment: string; accountId: string; region: string },
): boolean {
  return (
    admits(filter.environment, place.environment) &&
    admits(filter.account, place.accountId) &&
    admits(filter.region, place.region)
  );
}

function admitsSearch(search: string, cluster: ClusterSummary): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  const { name, accountName, accountId, owner, arn } = cluster;
  return (
    !wanted ||
    [name, accountName, accountId, owner, arn].some(text =>
      text?.toLocaleLowerCase().includes(wanted),
    )
  );
}

/** Everything but the choices of the summary strip, whose numbers stand on it. */
export function admitsBase(
  filter: FleetFilter,
  cluster: ClusterSummary,
): boolean {
  return (
    admitsPlace(filter, cluster) &&
    admits(filter.version, cluster.version) &&
    admits(filter.drift, cluster.drift?.state) &&
    admitsSearch(filter.search, cluster)
  );
}

/** True when a cluster belongs to a choice of the summary strip. */
export function belongsTo(show: FleetShow, cluster: ClusterSummary): boolean {
  switch (show) {
    case 'behind':
      return (cluster.nodeGroups?.behind ?? 0) > 0;
    case 'degraded':
      return isDegraded(cluster);
    default:
      return cluster.freshness.stale;
  }
}

/** True when AWS reports trouble with the cluster or one of its node groups. */
export function isDegraded(cluster: ClusterSummary): boolean {
  return (
    cluster.health === 'degraded' || (cluster.nodeGroups?.degraded ?? 0) > 0
  );
}

/** True when a cluster passes the whole filter. */
export function admitsCluster(
  filter: FleetFilter,
  cluster: ClusterSummary,
): boolean {
  return (
    admitsBase(filter, cluster) &&
    admits(filter.phase, cluster.support.phase) &&
    (!filter.show || belongsTo(filter.show, cluster))
  );
}
