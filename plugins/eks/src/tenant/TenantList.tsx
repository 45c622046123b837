import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ListProblem,
  OrganizationInfo,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { Whole } from '../api/everyPage';
import { IncompleteNotice } from '../cluster/IncompleteNotice';
import { EmptyPanel } from '../feedback/EmptyPanel';
import { ListProblems } from '../feedback/ListProblems';
import { DataTable } from '../table/DataTable';
import { ListFilters } from '../table/ListFilters';
import { useTableState } from '../table/useTableState';
import { useEksTranslation } from '../translation';
import { useQueryParams } from '../url/useQueryParams';
import { NoTenant } from './NoTenant';
import { byAttention, tenantColumns } from './tenantColumns';
import { TenantDetails } from './TenantDetails';
import {
  admitsTenant,
  filterFromQuery,
  filterKeys,
  filterOptions,
  isNoFilter,
  noFilter,
} from './tenantFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'EksTenantList' },
);

/** The accounts of tenants, what needs attention first, and what could not be read. */
export function TenantList(props: {
  list: Whole<{
    items: Tenant[];
    totalItems: number;
    problems: ListProblem[];
    organization?: OrganizationInfo | undefined;
  }>;
}) {
  const { list } = props;
  const { items, organization, problems } = list;
  const classes = useStyles();
  const t = useEksTranslation();
  const table = useTableState();
  const [params, change] = useQueryParams();
  const filter = useMemo(() => filterFromQuery(params), [params]);
  const columns = useMemo(() => tenantColumns(t), [t]);
  const rows = items.filter(tenant => admitsTenant(filter, tenant));
  const clear = isNoFilter(filter) ? undefined : noFilter;
  return (
    <div className={classes.root}>
      <IncompleteNotice list={list} />
      <ListProblems problems={problems} />
      <ListFilters
        id="eks-tenants"
        label={t('tenants.filter')}
        search={filter.search}
        searchHint={t('tenants.filter.searchHint')}
        filters={filterKeys.map(key => ({
          key,
          label: t(`tenants.filter.${key}`),
          options: filterOptions(t, key, items, filter),
          selected: filter[key],
        }))}
        only={{
          key: 'attention',
          label: t('tenants.filter.attention'),
          checked: filter.attention,
        }}
        shown={t('tenants.shown', {
          shown: String(rows.length),
          total: String(items.length),
        })}
        clear={clear}
        onChange={change}
      />
      <DataTable
        label={t('tenants.table')}
        columns={columns}
        rows={rows}
        rowKey={({ accountId }) => accountId}
        rowName={({ name }) => name}
        compare={byAttention}
        details={tenant => (
          <TenantDetails tenant={tenant} organization={organization} />
        )}
        empty={
          clear && items.length > 0 ? (
            <EmptyPanel
              title={t('tenants.filtered.title')}
              action={
                <Button variant="outlined" onClick={() => change(noFilter)}>
                  {t('fleet.filter.clear')}
                </Button>
              }
            />
          ) : (
            <NoTenant problems={problems} organization={organization} />
          )
        }
        state={table}
      />
    </div>
  );
}
