import { Tenant } from '@xkf/backstage-plugin-eks-common';
import { FilterOption } from '../fleet/filterOptions';
import { peeringStatusState } from '../state/peeringState';
import { EksTranslate } from '../translation';

/** The keys of the address that hold several values. */
export const filterKeys = ['environment', 'owner', 'unit', 'peering'] as const;

export type FilterKey = (typeof filterKeys)[number];

/** Which tenants the reader wants: values of one key are alternatives, keys narrow. */
export interface TenantFilter extends Record<FilterKey, string[]> {
  /** Only those with something to look at. */
  attention: boolean;
  search: string;
}

/** Reads the filter from the address. */
export function filterFromQuery(params: URLSearchParams): TenantFilter {
  return {
    environment: params.getAll('environment'),
    owner: params.getAll('owner'),
    unit: params.getAll('unit'),
    peering: params.getAll('peering'),
    attention: params.get('attention') === 'true',
    search: params.get('q') ?? '',
  };
}

/** The changes of the address that take every filter away. */
export const noFilter = {
  environment: undefined,
  owner: undefined,
  unit: undefined,
  peering: undefined,
  attention: undefined,
  q: undefined,
  page: undefined,
};

/** True when the filter lets every tenant through. */
export function isNoFilter(filter: TenantFilter): boolean {
  return (
    !filter.search &&
    !filter.attention &&
    filterKeys.every(key => filter[key].length === 0)
  );
}

/** True where a part could not be read, or AWS does not have it as it should be. */
export function needsAttention(tenant: Tenant): boolean {
  const { state, peerings, problems } = tenant;
  return (
    problems.length > 0 ||
    (state !== undefined && state !== 'ACTIVE') ||
    peerings.some(({ status }) => status !== 'active')
  );
}

function valuesOf(key: FilterKey, tenant: Tenant): (string | undefined)[] {
  switch (key) {
    case 'unit':
      return [tenant.organizationalUnit];
    case 'peering': {
      const statuses = tenant.peerings.map(({ status }) => status);
      return statuses.length > 0 ? statuses : ['absent'];
    }
    default:
      return [tenant[key]];
  }
}

function admitsSearch(search: string, tenant: Tenant): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  const texts = [
    tenant.name,
    tenant.accountId,
    tenant.email,
    tenant.owner,
    tenant.organizationalUnit,
    ...tenant.namespaces.map(({ name }) => name),
    ...(tenant.vpcs ?? []).flatMap(({ vpcId, name, cidr }) => [
      vpcId,
      name,
      cidr,
    ]),
  ];
  return (
    !wanted || texts.some(text => text?.toLocaleLowerCase().includes(wanted))
  );
}

/** True when a tenant passes the whole filter. */
export function admitsTenant(filter: TenantFilter, tenant: Tenant): boolean {
  return (
    admitsSearch(filter.search, tenant) &&
    (!filter.attention || needsAttention(tenant)) &&
    filterKeys.every(
      key =>
        filter[key].length === 0 ||
        valuesOf(key, tenant).some(
          value => value !== undefined && filter[key].includes(value),
        ),
    )
  );
}

function labelOf(
  t: EksTranslate,
  key: FilterKey,
  value: string,
  tenants: Tenant[],
): string {
  if (key !== 'peering') return value;
  if (value === 'absent') return t('tenants.noPeering');
  const status = tenants
    .flatMap(({ peerings }) => peerings)
    .find(peering => peering.status === value)?.status;
  return status ? peeringStatusState(t, status).word : value;
}

/**
 * What a filter offers: what there is, and what is already chosen even where it is
 * no longer there, so that it can be taken away again.
 */
export function filterOptions(
  t: EksTranslate,
  key: FilterKey,
  tenants: Tenant[],
  filter: TenantFilter,
): FilterOption[] {
  const found = tenants.flatMap(tenant => valuesOf(key, tenant));
  return [...new Set([...found, ...filter[key]])]
    .filter(value => value !== undefined)
    .map(value => ({ value, label: labelOf(t, key, value, tenants) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
