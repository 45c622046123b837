import { useMemo } from 'react';
import { QueryChange, useQueryParams } from '../url/useQueryParams';

/** Rows of a page that people may choose; the largest shows any fleet at once. */
export const ROWS_PER_PAGE = [50, 200, 1000];

/** Sorting, paging and open rows of a table, kept in the address. */
export interface TableState {
  /** Undefined for the table's own order. */
  sort: string | undefined;
  order: 'asc' | 'desc';
  /** Counted from 0. */
  page: number;
  rowsPerPage: number;
  /** Keys of the rows whose details are open. */
  open: string[];
  change: (change: QueryChange, options?: { replace?: boolean }) => void;
}

/** Reads the table's state from the address; what does not fit is ignored. */
export function useTableState(): TableState {
  const [params, change] = useQueryParams();
  return useMemo(() => {
    const rows = Number(params.get('rows'));
    const page = Number(params.get('page'));
    return {
      sort: params.get('sort') ?? undefined,
      order: params.get('order') === 'desc' ? 'desc' : 'asc',
      page: Number.isInteger(page) && page > 1 ? page - 1 : 0,
      rowsPerPage: ROWS_PER_PAGE.includes(rows) ? rows : ROWS_PER_PAGE[0],
      open: params.getAll('open'),
      change,
    };
  }, [params, change]);
}
