import { Node } from '@xkf/backstage-plugin-eks-common';

/** The nodes of one zone. */
export interface ZoneNodes {
  zone: string | undefined;
  nodes: Node[];
}

/** The nodes of one node group, by zone. */
export interface NodeGroupNodes {
  nodeGroup: string | undefined;
  zones: ZoneNodes[];
}

function groupBy(nodes: Node[], key: (node: Node) => string | undefined) {
  const groups = new Map<string | undefined, Node[]>();
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
export function byPlace(nodes: Node[]): NodeGroupNodes[] {
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
