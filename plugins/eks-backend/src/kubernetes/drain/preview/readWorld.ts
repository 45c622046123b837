import { Budget, BUDGETS, ClusterApi, Node, NODES, Pod, PODS } from '../api';
import { NO_ROOM, plus, requestsOf, Room } from './room';

/** What a preview reads: whole pods of the nodes in question, sums of the others. */
export interface WorldReading {
  nodes: Node[];
  pods: Pod[];
  budgets: Budget[];
  /** What pods reserve on each node, by its name. */
  taken: Map<string, Room>;
}

/** @throws ClusterUnreadableError */
export async function readWorld(
  api: ClusterApi,
  nodeNames: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<WorldReading> {
  const [nodes, pods, budgets] = await Promise.all([
    api.list<Node>(NODES, {}, signal),
    api.list<Pod, { node: string; room: Room; pod?: Pod }>(
      PODS,
      {},
      signal,
      pod => {
        const node = pod.spec?.nodeName;
        if (!node) return undefined;
        const room = requestsOf(pod);
        return nodeNames.has(node) ? { node, room, pod } : { node, room };
      },
    ),
    api.list<Budget>(BUDGETS, {}, signal),
  ]);
  const taken = new Map<string, Room>();
  for (const { node, room } of pods.items) {
    taken.set(node, plus(taken.get(node) ?? NO_ROOM, room));
  }
  return {
    nodes: nodes.items,
    pods: pods.items.flatMap(({ pod }) => pod ?? []),
    budgets: budgets.items,
    taken,
  };
}
