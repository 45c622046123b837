/** What a place is made of. */
export interface Placed {
  name: string;
  nodeGroup?: string | undefined;
  zone?: string | undefined;
}

/** The nodes of one zone. */
export interface ZoneNodes<T> {
  zone: string | undefined;
  nodes: T[];
}

/** The nodes of one node group, by zone. */
export interface NodeGroupNodes<T> {
  nodeGroup: string | undefined;
  zones: ZoneNodes<T>[];
}

function groupBy<T>(nodes: T[], key: (node: T) => string | undefined) {
  const groups = new Map<string | undefined, T[]>();
  for (const node of nodes) {
    const group = groups.get(key(node));
    if (group) group.push(node);
    else groups.set(key(node), [node]);
  }
  // What has no name comes last.
  return [...groups].sort(([a], [b]) =>
    a === undefined || b === undefined
      ? Number(a === undefined) - Number(b === undefined)
      : a.localeCompare(b),
  );
}

/** Nodes by node group and zone, in the order of their names. */
export function byPlace<T extends Placed>(nodes: T[]): NodeGroupNodes<T>[] {
  const ordered = [...nodes].sort((a, b) => a.name.localeCompare(b.name));
  return groupBy(ordered, node => node.nodeGroup).map(
    ([nodeGroup, inGroup]) => ({
      nodeGroup,
      zones: groupBy(inGroup, node => node.zone).map(([zone, inZone]) => ({
        zone,
        nodes: inZone,
      })),
    }),
  );
}
