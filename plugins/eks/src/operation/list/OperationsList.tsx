import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { useOperations } from '../../api/operationQueries';
import { useOperationSignals } from '../../api/useOperationSignals';
import { IncompleteNotice } from '../../cluster/IncompleteNotice';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useOperationPath } from '../../page/useClusterPath';
import { DataTable } from '../../table/DataTable';
import { useTableState } from '../../table/useTableState';
import { useEksTranslation } from '../../translation';
import { useQueryParams } from '../../url/useQueryParams';
import { operationTitle } from '../words/operationTitle';
import { operationColumns } from './operationColumns';
import {
  admitsOperation,
  byUrgency,
  filterFromQuery,
  isNoFilter,
  noFilter,
} from './operationsFilter';
import { OperationsFilters } from './OperationsFilters';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'EksOperationsList' },
);

/** Operations of the whole fleet, or of one cluster, what asks for a person first. */
export function OperationsList(props: { cluster?: ClusterId }) {
  const { cluster } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const table = useTableState();
  const [params, change] = useQueryParams();
  const pathOf = useOperationPath();
  useOperationSignals();
  const ofOne = cluster !== undefined;
  const filter = useMemo(() => filterFromQuery(params), [params]);
  const operations = useOperations(cluster, ofOne ? [] : filter.environment);
  const columns = useMemo(
    () => operationColumns(t, pathOf, ofOne),
    // The function is new with every turn, the addresses it gives are not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, pathOf === undefined, ofOne],
  );
  const what = t('operations.what');
  return (
    <QueryBoundary
      query={operations}
      what={what}
      skeleton={<TableSkeleton what={what} />}
    >
      {data => {
        const rows = data.items.filter(item => admitsOperation(filter, item));
        return (
          <div className={classes.root}>
            <IncompleteNotice list={data} />
            <OperationsFilters
              operations={data.items}
              shown={rows.length}
              filter={filter}
              ofOne={ofOne}
              onChange={change}
            />
            <DataTable
              label={t('operations.table')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              rowName={({ title }) => operationTitle(t, title)}
              compare={byUrgency}
              empty={
                isNoFilter(filter) ? (
                  <EmptyPanel title={t('operations.empty.title')}>
                    {t('operations.empty.text')}
                  </EmptyPanel>
                ) : (
                  <EmptyPanel
                    title={t('operations.filtered.title')}
                    action={
                      <Button
                        variant="outlined"
                        onClick={() => change(noFilter)}
                      >
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
      }}
    </QueryBoundary>
  );
}
