import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ListProblem, Peering } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { Whole } from '../api/everyPage';
import { IncompleteNotice } from '../cluster/IncompleteNotice';
import { EmptyPanel } from '../feedback/EmptyPanel';
import { ListProblems } from '../feedback/ListProblems';
import { DataTable } from '../table/DataTable';
import { useTableState } from '../table/useTableState';
import { useEksTranslation } from '../translation';
import { useQueryParams } from '../url/useQueryParams';
import { byAttention, peeringColumns } from './peeringColumns';
import { PeeringDetails } from './PeeringDetails';
import {
  admitsPeering,
  filterFromQuery,
  isNoFilter,
  noFilter,
} from './peeringFilter';
import { PeeringFilters } from './PeeringFilters';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'EksPeeringList' },
);

/** That there is nothing to show, and whether that is known for certain. */
function NoPeering(props: { problems: ListProblem[] }) {
  const t = useEksTranslation();
  return props.problems.length > 0 ? (
    <EmptyPanel title={t('peerings.empty.unknown.title')}>
      {t('peerings.empty.unknown.text')}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('peerings.empty.title')}>
      {t('peerings.empty.text')}
    </EmptyPanel>
  );
}

/** The peerings, what does not agree first, and what could not be read. */
export function PeeringList(props: {
  list: Whole<{
    items: Peering[];
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
  const columns = useMemo(() => peeringColumns(t), [t]);
  const rows = items.filter(item => admitsPeering(filter, item));
  return (
    <div className={classes.root}>
      <IncompleteNotice list={list} />
      <ListProblems problems={problems} />
      <PeeringFilters
        peerings={items}
        shown={rows.length}
        filter={filter}
        onChange={change}
      />
      <DataTable
        label={t('peerings.table')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        compare={byAttention}
        details={peering => <PeeringDetails peering={peering} />}
        empty={
          isNoFilter(filter) || items.length === 0 ? (
            <NoPeering problems={problems} />
          ) : (
            <EmptyPanel
              title={t('peerings.filtered.title')}
              action={
                <Button variant="outlined" onClick={() => change(noFilter)}>
                  {t('fleet.filter.clear')}
                </Button>
              }
            />
          )
        }
        state={table}
      />
    </div>
  );
}
