import { formatClusterArn, IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { FilterOption } from '../fleet/filterOptions';

/** The keys of the address that hold several values. */
export const filterKeys = ['account', 'cluster'] as const;

export type FilterKey = (typeof filterKeys)[number];

/** Which roles the reader wants: values of one key are alternatives, keys narrow. */
export interface RoleFilter extends Record<FilterKey, string[]> {
  /** Only those that do not agree with the clusters. */
  drift: boolean;
  search: string;
}

/** Reads the filter from the address. */
export function filterFromQuery(params: URLSearchParams): RoleFilter {
  return {
    account: params.getAll('account'),
    cluster: params.getAll('cluster'),
    drift: params.get('drift') === 'true',
    search: params.get('q') ?? '',
  };
}

/** The changes of the address that take every filter away. */
export const noFilter = {
  account: undefined,
  cluster: undefined,
  drift: undefined,
  q: undefined,
  page: undefined,
};

/** True when the filter lets every role through. */
export function isNoFilter(filter: RoleFilter): boolean {
  return (
    !filter.search &&
    !filter.drift &&
    filterKeys.every(key => filter[key].length === 0)
  );
}

/** Every cluster that a role has to do with, by its ARN. */
function clustersOf({ trust, serviceAccounts, drift }: IrsaRole) {
  const ids = [...trust, ...serviceAccounts, ...drift].flatMap(
    ({ cluster }) => cluster ?? [],
  );
  return new Map(ids.map(id => [formatClusterArn(id), id.clusterName]));
}

function valuesOf(key: FilterKey, role: IrsaRole): string[] {
  return key === 'account' ? [role.accountId] : [...clustersOf(role).keys()];
}

function admitsSearch(search: string, role: IrsaRole): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  const texts = [
    role.arn,
    role.accountName,
    ...clustersOf(role).values(),
    ...role.trust.flatMap(({ issuer, namespace, serviceAccount }) => [
      issuer,
      `${namespace}/${serviceAccount}`,
    ]),
    ...role.serviceAccounts.map(
      ({ namespace, name }) => `${namespace}/${name}`,
    ),
  ];
  return (
    !wanted || texts.some(text => text.toLocaleLowerCase().includes(wanted))
  );
}

/** True when a role passes the whole filter. */
export function admitsRole(filter: RoleFilter, role: IrsaRole): boolean {
  return (
    admitsSearch(filter.search, role) &&
    (!filter.drift || role.drift.length > 0) &&
    filterKeys.every(
      key =>
        filter[key].length === 0 ||
        valuesOf(key, role).some(value => filter[key].includes(value)),
    )
  );
}

/**
 * What a filter offers: what there is, and what is already chosen even where it is
 * no longer there, so that it can be taken away again.
 */
export function filterOptions(
  key: FilterKey,
  roles: IrsaRole[],
  filter: RoleFilter,
): FilterOption[] {
  const names = new Map<string, string>(
    key === 'account'
      ? roles.map(({ accountId, accountName }) => [
          accountId,
          accountName === accountId
            ? accountId
            : `${accountName} (${accountId})`,
        ])
      : roles.flatMap(role => [...clustersOf(role)]),
  );
  return [...new Set([...names.keys(), ...filter[key]])]
    .map(value => ({ value, label: names.get(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
