import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableContainer from '@material-ui/core/TableContainer';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useMemo } from 'react';
import { Column, Compare } from './column';
import { DataTableHead } from './DataTableHead';
import { DataTablePages } from './DataTablePages';
import { DataTableRow } from './DataTableRow';
import { TableState } from './useTableState';
import { useFolded } from './useFolded';
import { useToggle } from './useToggle';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& td, & th': { padding: theme.spacing(0.75, 1), lineHeight: 1.4 },
      '& thead th': { whiteSpace: 'nowrap' },
      '& tbody th': { minWidth: 100, overflowWrap: 'anywhere' },
    },
  }),
  { name: 'EksDataTable' },
);

export interface DataTableProps<T> {
  /** Names the table for screen readers. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  /** Names a row, for the button that opens its details. */
  rowName: (row: T) => string;
  /** The order where no column is chosen. */
  compare: Compare<T>;
  /** More about a row, opened by a button or by a click on the row. */
  details?: (row: T) => ReactNode;
  /** Stands in place of the rows when there are none. */
  empty: ReactNode;
  state: TableState;
}

function useSorted<T>(props: DataTableProps<T>): T[] {
  const { rows, columns, compare, state } = props;
  const { sort, order } = state;
  return useMemo(() => {
    const byColumn = columns.find(({ id }) => id === sort)?.compare;
    if (!byColumn) return [...rows].sort(compare);
    const sign = order === 'desc' ? -1 : 1;
    return [...rows].sort((a, b) => sign * byColumn(a, b) || compare(a, b));
  }, [rows, columns, compare, sort, order]);
}

/**
 * The table of the plugin: sorts, pages, opens details, and folds its lesser
 * columns into the details where the screen is narrow.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rowKey, rowName, details, empty, state } = props;
  const classes = useStyles();
  const folded = useFolded(columns);
  const shown = useMemo(
    () => columns.filter(column => !folded.includes(column)),
    [columns, folded],
  );
  const rows = useSorted(props);
  const toggle = useToggle(state);
  const lastPage = Math.max(0, Math.ceil(rows.length / state.rowsPerPage) - 1);
  const page = Math.min(state.page, lastPage);
  const start = page * state.rowsPerPage;
  const opens = details !== undefined || folded.length > 0;
  return (
    <Paper>
      <TableContainer>
        <Table size="small" aria-label={label} className={classes.table}>
          <DataTableHead columns={shown} opens={opens} state={state} />
          <TableBody>
            {rows.slice(start, start + state.rowsPerPage).map(row => (
              <DataTableRow
                key={rowKey(row)}
                row={row}
                rowKey={rowKey(row)}
                columns={shown}
                folded={folded}
                name={rowName(row)}
                details={details}
                opens={opens}
                open={state.open.includes(rowKey(row))}
                onToggle={toggle}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {rows.length === 0 && empty}
      <DataTablePages count={rows.length} page={page} state={state} />
    </Paper>
  );
}
