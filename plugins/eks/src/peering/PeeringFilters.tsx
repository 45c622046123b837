import { Peering } from '@xkf/backstage-plugin-eks-common';
import { ListFilters } from '../table/ListFilters';
import { useEksTranslation } from '../translation';
import { QueryChange } from '../url/useQueryParams';
import {
  filterKeys,
  filterOptions,
  isNoFilter,
  noFilter,
  PeeringFilter,
} from './peeringFilter';

/** The filters over the peerings; all of their state stands in the address. */
export function PeeringFilters(props: {
  peerings: Peering[];
  shown: number;
  filter: PeeringFilter;
  onChange: (change: QueryChange, options?: { replace?: boolean }) => void;
}) {
  const { peerings, shown, filter, onChange } = props;
  const t = useEksTranslation();
  return (
    <ListFilters
      id="eks-peerings"
      label={t('peerings.filter')}
      search={filter.search}
      searchHint={t('peerings.filter.searchHint')}
      filters={filterKeys.map(key => ({
        key,
        label: t(`peerings.filter.${key}`),
        options: filterOptions(t, key, peerings, filter),
        selected: filter[key],
      }))}
      only={{
        key: 'disagreeing',
        label: t('peerings.filter.disagreeing'),
        checked: filter.disagreeing,
      }}
      shown={t('peerings.shown', {
        shown: String(shown),
        total: String(peerings.length),
      })}
      clear={isNoFilter(filter) ? undefined : noFilter}
      onChange={onChange}
    />
  );
}
