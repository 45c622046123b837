import { DrainNode, DrainOptions } from '@xkf/backstage-plugin-eks-common';

type OrderedNode = Pick<DrainNode, 'name' | 'zone' | 'createdAt'> & {
  pods: Pick<DrainNode['pods'], 'toEvict'>;
};

/** The order in which nodes are drained: the same nodes always give the same order. */
export function orderNodes<T extends OrderedNode>(
  nodes: readonly T[],
  order: DrainOptions['order'],
): T[] {
  return [...nodes].sort(
    (one, other) =>
      (order === 'zone' ? compare(one.zone ?? '', other.zone ?? '') : 0) ||
      (order === 'fewest-pods' ? one.pods.toEvict - other.pods.toEvict : 0) ||
      compare(one.createdAt ?? '', other.createdAt ?? '') ||
      compare(one.name, other.name),
  );
}

/** By code unit, so that the portal's language does not change an order. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
