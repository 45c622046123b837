import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { IrsaRole, ListProblem } from '@xkf/backstage-plugin-eks-common';
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
import { byAttention, roleColumns } from './roleColumns';
import { RoleDetails } from './RoleDetails';
import {
  admitsRole,
  filterFromQuery,
  filterKeys,
  filterOptions,
  isNoFilter,
  noFilter,
} from './roleFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'EksIrsaRoleList' },
);

/** That there is no role to show, and whether that is known for certain. */
function NoRole(props: { problems: ListProblem[] }) {
  const t = useEksTranslation();
  return props.problems.length > 0 ? (
    <EmptyPanel title={t('roles.empty.unknown.title')}>
      {t('tenants.empty.unknown.text')}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('roles.empty.title')}>
      {t('roles.empty.text')}
    </EmptyPanel>
  );
}

/** The roles that pods can take, what does not agree first, and what could not be read. */
export function IrsaRoleList(props: {
  list: Whole<{
    items: IrsaRole[];
    totalItems: number;
    problems: ListProblem[];
  }>;
}) {
  const { list } = props;
  const { items, problems } = list;
  const classes = useStyles();
  const t = useEksTranslation();
  const table = useTableState();
  const [params, change] = useQueryParams();
  const filter = useMemo(() => filterFromQuery(params), [params]);
  const columns = useMemo(() => roleColumns(t), [t]);
  const rows = items.filter(role => admitsRole(filter, role));
  const clear = isNoFilter(filter) ? undefined : noFilter;
  return (
    <div className={classes.root}>
      <IncompleteNotice list={list} />
      <ListProblems problems={problems} />
      <ListFilters
        id="eks-roles"
        label={t('roles.filter')}
        search={filter.search}
        searchHint={t('roles.filter.searchHint')}
        filters={filterKeys.map(key => ({
          key,
          label: t(`roles.filter.${key}`),
          options: filterOptions(key, items, filter),
          selected: filter[key],
        }))}
        only={{
          key: 'drift',
          label: t('roles.filter.drift'),
          checked: filter.drift,
        }}
        shown={t('roles.shown', {
          shown: String(rows.length),
          total: String(items.length),
        })}
        clear={clear}
        onChange={change}
      />
      <DataTable
        label={t('roles.table')}
        columns={columns}
        rows={rows}
        rowKey={({ arn }) => arn}
        rowName={({ name }) => name}
        compare={byAttention}
        details={role => <RoleDetails role={role} />}
        empty={
          clear && items.length > 0 ? (
            <EmptyPanel
              title={t('roles.filtered.title')}
              action={
                <Button variant="outlined" onClick={() => change(noFilter)}>
                  {t('fleet.filter.clear')}
                </Button>
              }
            />
          ) : (
            <NoRole problems={problems} />
          )
        }
        state={table}
      />
    </div>
  );
}
