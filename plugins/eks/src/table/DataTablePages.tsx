import TablePagination from '@material-ui/core/TablePagination';
import { useEksTranslation } from '../translation';
import { ROWS_PER_PAGE, TableState } from './useTableState';

/** Pages of a {@link DataTable}; nothing where one page holds all rows. */
export function DataTablePages(props: {
  count: number;
  page: number;
  state: TableState;
}) {
  const { count, page, state } = props;
  const t = useEksTranslation();
  if (count <= ROWS_PER_PAGE[0]) return null;
  return (
    <TablePagination
      component="div"
      count={count}
      page={page}
      rowsPerPage={state.rowsPerPage}
      rowsPerPageOptions={ROWS_PER_PAGE}
      labelRowsPerPage={t('table.rowsPerPage')}
      labelDisplayedRows={({ from, to }) =>
        t('table.range', {
          from: String(from),
          to: String(to),
          total: String(count),
        })
      }
      SelectProps={{
        native: true,
        inputProps: { 'aria-label': t('table.rowsPerPage') },
      }}
      backIconButtonText={t('table.previous')}
      nextIconButtonText={t('table.next')}
      onPageChange={(_, next) =>
        state.change({ page: next > 0 ? String(next + 1) : undefined })
      }
      onRowsPerPageChange={event =>
        state.change({ rows: event.target.value, page: undefined })
      }
    />
  );
}
