import { InputError } from '@backstage/errors';
import {
  ClusterQuery,
  ClusterSummary,
  compareByAttention,
  compareByName,
  compareKubernetesVersions,
} from '@xkf/backstage-plugin-eks-common';

/** What a page of a list is. */
export interface Page<T> {
  items: T[];
  totalItems: number;
  nextCursor?: string;
}

/**
 * Cuts a page out of a list.
 * @throws InputError for a cursor that this backend did not give
 */
export function pageOf<T>(
  items: T[],
  { limit, cursor }: { limit: number; cursor?: string },
): Page<T> {
  const start = cursor ? decodeCursor(cursor) : 0;
  const end = start + limit;
  return {
    items: items.slice(start, end),
    totalItems: items.length,
    ...(end < items.length && { nextCursor: encodeCursor(end) }),
  };
}

function encodeCursor(offset: number): string {
  return Buffer.from(`o${offset}`).toString('base64url');
}

function decodeCursor(cursor: string): number {
  const match = /^o(\d{1,9})$/.exec(
    Buffer.from(cursor, 'base64url').toString(),
  );
  if (!match) {
    throw new InputError(
      'cursor is not one that this backend gave; leave it out to begin at the first page',
    );
  }
  return Number(match[1]);
}

type Order = (a: ClusterSummary, b: ClusterSummary) => number;

const by =
  (text: (cluster: ClusterSummary) => string): Order =>
  (a, b) =>
    text(a).localeCompare(text(b));

/** More differences rank higher; what is not known comes before what is in step. */
function driftRank({ drift }: ClusterSummary): number {
  switch (drift?.state) {
    case 'differs':
      return 2 + drift.differences;
    case 'not-readable':
      return 2;
    case 'not-declared':
      return 1;
    default:
      return 0;
  }
}

const orders: Record<ClusterQuery['orderBy'], Order> = {
  attention: compareByAttention,
  name: compareByName,
  environment: by(cluster => cluster.environment),
  account: by(cluster => `${cluster.accountName} ${cluster.accountId}`),
  region: by(cluster => cluster.region),
  version: (a, b) => compareKubernetesVersions(a.version, b.version),
  drift: (a, b) => driftRank(b) - driftRank(a),
  lastSeen: by(cluster => cluster.freshness.lastSeen),
};

/** The clusters that a query asks for, in its order. */
export function selectClusters(
  clusters: ClusterSummary[],
  query: ClusterQuery,
): ClusterSummary[] {
  const search = query.search?.trim().toLowerCase();
  const selected = clusters.filter(
    cluster =>
      isAmong(query.environment, cluster.environment) &&
      isAmong(query.accountId, cluster.accountId) &&
      isAmong(query.region, cluster.region) &&
      isAmong(query.version, cluster.version) &&
      isAmong(query.phase, cluster.support.phase) &&
      isAmong(query.drift, cluster.drift?.state ?? '') &&
      (!search || searchText(cluster).includes(search)),
  );
  const compare = orders[query.orderBy];
  const direction = query.order === 'desc' ? -1 : 1;
  return selected.sort(
    (a, b) => direction * compare(a, b) || compareByName(a, b),
  );
}

function isAmong(wanted: string[] | undefined, value: string): boolean {
  return !wanted?.length || wanted.includes(value);
}

function searchText(cluster: ClusterSummary): string {
  const { name, accountName, accountId, owner, arn } = cluster;
  return [name, accountName, accountId, owner, arn].join(' ').toLowerCase();
}
