import { useCallback, useMemo, useState } from 'react';
import { QueryChange } from '../url/useQueryParams';
import { ROWS_PER_PAGE, TableState } from './useTableState';

/**
 * The state of a table that is one of several on its page, or stands in a wizard:
 * it is not worth an address.
 */
export function useLocalTableState(): TableState {
  const [params, setParams] = useState<QueryChange>({});
  const change = useCallback(
    (changes: QueryChange) => setParams(before => ({ ...before, ...changes })),
    [],
  );
  return useMemo(() => {
    const one = (key: string) => [params[key] ?? []].flat()[0];
    return {
      sort: one('sort'),
      order: one('order') === 'desc' ? 'desc' : 'asc',
      page: Math.max(0, Number(one('page') ?? 1) - 1),
      rowsPerPage: Number(one('rows') ?? ROWS_PER_PAGE[0]),
      open: [params.open ?? []].flat(),
      change,
    };
  }, [params, change]);
}
