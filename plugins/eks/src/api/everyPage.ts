/** Pages followed before a list is cut, so that a wrong cursor cannot loop for ever. */
export const MAX_PAGES = 20;

interface Page<T> {
  items: T[];
  nextCursor?: string | undefined;
}

/** All pages of a list as one: the rest of the first page, and every item. */
export type Whole<P extends Page<unknown>> = P & {
  /** False when the list is longer than what is followed. */
  complete: boolean;
};

/** Follows `nextCursor` to the end of a list. */
export async function everyPage<P extends Page<unknown>>(
  fetchPage: (cursor: string | undefined) => Promise<P>,
): Promise<Whole<P>> {
  const first = await fetchPage(undefined);
  const items: P['items'] = [...first.items];
  let cursor = first.nextCursor;
  for (let page = 1; cursor && page < MAX_PAGES; page++) {
    const next: P = await fetchPage(cursor);
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return { ...first, items, complete: !cursor };
}
