import { DrainNode, DrainProgress } from '@xkf/backstage-plugin-eks-common';
import { DrainMemory } from './drainMemory';
import type { GroupNode } from './readGroupNodes';

/** All nodes of a node group as its drain has left them so far. */
export interface DrainGrid {
  nodes: readonly GroupNode[];
  /** Pods that must go, by node. */
  left: ReadonlyMap<string, number>;
  nodeGroup: string;
  memory: DrainMemory;
}

/** The progress of a whole node group, from that of the node that is drained now. */
export function gridProgress(
  grid: DrainGrid,
  current?: DrainProgress,
  recovering: readonly string[] = [],
): DrainProgress {
  const byName = new Map(grid.nodes.map(node => [node.name, node]));
  const names = [
    ...new Set([...grid.memory.order, ...grid.nodes.map(({ name }) => name)]),
  ];
  return {
    nodes: names.map(
      name =>
        current?.nodes.find(node => node.name === name) ??
        toDrainNode(grid, name, byName.get(name)),
    ),
    leaving: current?.leaving ?? [],
    waiting: current?.waiting ?? [],
    budgets: current?.budgets ?? [],
    recovering: [...recovering],
    readAt: current?.readAt ?? new Date().toISOString(),
  };
}

function toDrainNode(
  { left, memory, nodeGroup }: DrainGrid,
  name: string,
  node: GroupNode | undefined,
): DrainNode {
  const done = memory.done.find(one => one.name === name);
  return {
    name,
    nodeGroup,
    zone: node?.zone,
    createdAt: node?.createdAt,
    state: stateOf(
      memory,
      name,
      node,
      done !== undefined || left.get(name) === 0,
    ),
    pods: {
      toEvict: (done?.evicted ?? 0) + (left.get(name) ?? 0),
      evicted: done?.evicted ?? 0,
      staying: 0,
    },
    endedAt: done?.at,
  };
}

function stateOf(
  memory: DrainMemory,
  name: string,
  node: GroupNode | undefined,
  empty: boolean,
): DrainNode['state'] {
  if (!node) return 'gone';
  if (memory.skipped.includes(name)) return 'skipped';
  if (empty) return 'drained';
  return node.ready ? 'cordoned' : 'not-ready';
}
