import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useMemo } from 'react';
import { Column } from './column';

/**
 * The columns that have no room beside the portal's sidebar and move into the
 * details of their row.
 */
export function useFolded<T>(columns: Column<T>[]): Column<T>[] {
  const narrow = useMediaQuery('(max-width: 1199.95px)', { noSsr: true });
  const narrowest = useMediaQuery('(max-width: 899.95px)', { noSsr: true });
  return useMemo(
    () =>
      columns.filter(
        ({ folds }) =>
          (narrow && folds === 'first') || (narrowest && folds === 'last'),
      ),
    [columns, narrow, narrowest],
  );
}
