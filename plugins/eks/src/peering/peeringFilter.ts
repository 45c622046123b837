import {
  connectionStatusSchema,
  Peering,
} from '@xkf/backstage-plugin-eks-common';
import { FilterOption } from '../fleet/filterOptions';
import { PeeringStatus, peeringStatusState } from '../state/peeringState';
import { EksTranslate } from '../translation';

/** The keys of the address that hold several values. */
export const filterKeys = ['account', 'region', 'state'] as const;

export type FilterKey = (typeof filterKeys)[number];

/** Which peerings the reader wants: values of one key are alternatives, keys narrow. */
export interface PeeringFilter extends Record<FilterKey, string[]> {
  /** Only those of which something does not agree. */
  disagreeing: boolean;
  search: string;
}

/** Reads the filter from the address. */
export function filterFromQuery(params: URLSearchParams): PeeringFilter {
  return {
    account: params.getAll('account'),
    region: params.getAll('region'),
    state: params.getAll('state'),
    disagreeing: params.get('disagreeing') === 'true',
    search: params.get('q') ?? '',
  };
}

/** The changes of the address that take every filter away. */
export const noFilter = {
  account: undefined,
  region: undefined,
  state: undefined,
  disagreeing: undefined,
  q: undefined,
  page: undefined,
};

/** True when the filter lets every peering through. */
export function isNoFilter(filter: PeeringFilter): boolean {
  return (
    !filter.search &&
    !filter.disagreeing &&
    filterKeys.every(key => filter[key].length === 0)
  );
}

/** AWS's status of the connection of a peering. */
export function statusOf({ connection }: Peering): PeeringStatus {
  return connection?.status ?? 'absent';
}

/** Its requester, then its accepter. */
export const sidesOf = ({ requester, accepter }: Peering) => [
  requester,
  accepter,
];

function valuesOf(key: FilterKey, peering: Peering): string[] {
  switch (key) {
    case 'account':
      return sidesOf(peering).map(({ accountId }) => accountId);
    case 'region':
      return sidesOf(peering).map(({ region }) => region);
    default:
      return [statusOf(peering)];
  }
}

function admitsSearch(search: string, peering: Peering): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  const texts = [
    peering.name,
    peering.connection?.id,
    ...sidesOf(peering).flatMap(
      ({ accountId, accountName, vpcId, vpcName, cidr }) => [
        accountId,
        accountName,
        vpcId,
        vpcName,
        cidr,
      ],
    ),
  ];
  return (
    !wanted || texts.some(text => text?.toLocaleLowerCase().includes(wanted))
  );
}

/** True when a peering passes the whole filter. */
export function admitsPeering(
  filter: PeeringFilter,
  peering: Peering,
): boolean {
  return (
    admitsSearch(filter.search, peering) &&
    (!filter.disagreeing || peering.disagreements.length > 0) &&
    filterKeys.every(
      key =>
        filter[key].length === 0 ||
        valuesOf(key, peering).some(value => filter[key].includes(value)),
    )
  );
}

const statuses: readonly PeeringStatus[] = [
  ...connectionStatusSchema.options,
  'absent',
];

function labelOf(
  t: EksTranslate,
  key: FilterKey,
  value: string,
  names: ReadonlyMap<string, string>,
): string {
  if (key === 'account') {
    const name = names.get(value);
    return name && name !== value ? `${name} (${value})` : value;
  }
  const status = key === 'state' && statuses.find(known => known === value);
  return status ? peeringStatusState(t, status).word : value;
}

/**
 * What a filter offers: what there is, and what is already chosen even where it is
 * no longer there, so that it can be taken away again.
 */
export function filterOptions(
  t: EksTranslate,
  key: FilterKey,
  peerings: Peering[],
  filter: PeeringFilter,
): FilterOption[] {
  const names = new Map(
    peerings
      .flatMap(sidesOf)
      .map(({ accountId, accountName }) => [accountId, accountName]),
  );
  const found = peerings.flatMap(peering => valuesOf(key, peering));
  return [...new Set([...found, ...filter[key]])]
    .map(value => ({ value, label: labelOf(t, key, value, names) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
