import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import { visuallyHidden } from '../feedback/LiveRegion';
import { useEksTranslation } from '../translation';
import { Column } from './column';
import { TableState } from './useTableState';

const useStyles = makeStyles(
  { hidden: visuallyHidden },
  { name: 'EksDataTableHead' },
);

/** First click ascending, second descending, third back to the table's own order. */
function nextSort(id: string, state: TableState) {
  if (state.sort !== id) return { sort: id, order: undefined };
  return state.order === 'asc'
    ? { sort: id, order: 'desc' }
    : { sort: undefined, order: undefined };
}

/** The header row of a {@link DataTable}. */
export function DataTableHead<T>(props: {
  columns: Column<T>[];
  opens: boolean;
  state: TableState;
}) {
  const { columns, opens, state } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <TableHead>
      <TableRow>
        {opens && (
          <TableCell padding="checkbox" scope="col">
            <span className={classes.hidden}>{t('table.detailsColumn')}</span>
          </TableCell>
        )}
        {columns.map(({ id, label, align, compare }) => {
          const active = compare !== undefined && state.sort === id;
          return (
            <TableCell
              key={id}
              align={align}
              scope="col"
              sortDirection={active ? state.order : false}
            >
              {compare ? (
                <TableSortLabel
                  active={active}
                  direction={active ? state.order : 'asc'}
                  onClick={() =>
                    state.change({ ...nextSort(id, state), page: undefined })
                  }
                >
                  {label}
                </TableSortLabel>
              ) : (
                label
              )}
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}
