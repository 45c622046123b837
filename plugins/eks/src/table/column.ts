import { ReactNode } from 'react';

/** Orders two rows from first to last. */
export type Compare<T> = (a: T, b: T) => number;

/** One column of a {@link DataTable}. */
export interface Column<T> {
  /** Stands in the address as the sort key. */
  id: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Makes the column sortable. */
  compare?: Compare<T>;
  align?: 'left' | 'right';
  /** Moves into the row's details: `first` on narrow screens, `last` on the narrowest. */
  folds?: 'first' | 'last';
}

// One collator for all comparisons: making one for each is what makes sorting slow.
const collator = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: 'base',
});

/** Orders by a text without regard to case, numbers in it by their value. */
export function byText<T>(text: (row: T) => string | undefined): Compare<T> {
  return (a, b) => collator.compare(text(a) ?? '', text(b) ?? '');
}

/** Orders by a number; what has none comes last. */
export function byNumber<T>(
  number: (row: T) => number | undefined,
): Compare<T> {
  return (a, b) =>
    (number(a) ?? Number.MAX_VALUE) - (number(b) ?? Number.MAX_VALUE);
}

/** Orders by the first comparison that tells two rows apart. */
export function inTurn<T>(...compares: Compare<T>[]): Compare<T> {
  return (a, b) => {
    for (const compare of compares) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}
