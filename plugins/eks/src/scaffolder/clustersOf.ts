/**
 * What is chosen of one cluster or several. A form fills a list that needs an item
 * with one that is empty.
 */
export function clustersOf(given: unknown): string[] {
  return [given]
    .flat()
    .filter((value): value is string => typeof value === 'string')
    .filter(value => value !== '');
}
