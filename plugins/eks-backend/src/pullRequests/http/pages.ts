/**
 * Reads pages until one is not full or the limit is reached.
 * @returns what was read, and whether it is all
 */
export async function readPages<T>(
  read: (page: number, pageSize: number) => Promise<readonly T[]>,
  { pageSize = 100, maxPages = 5 } = {},
): Promise<{ items: T[]; complete: boolean }> {
  const items: T[] = [];
  for (let page = 1; page <= maxPages; page++) {
    const found = await read(page, pageSize);
    items.push(...found);
    if (found.length < pageSize) return { items, complete: true };
  }
  return { items, complete: false };
}
