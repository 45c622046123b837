import { Container, Node, Pod } from '../api';
import { isCordoned, isReadyNode } from '../nodes';
import { isFinished } from '../pods';
import { parseQuantity } from './quantity';

/** CPUs, bytes and a number of pods. */
export interface Room {
  cpu: number;
  memory: number;
  pods: number;
}

export const NO_ROOM: Room = { cpu: 0, memory: 0, pods: 0 };

export function plus(one: Room, other: Room): Room {
  return {
    cpu: one.cpu + other.cpu,
    memory: one.memory + other.memory,
    pods: one.pods + other.pods,
  };
}

/**
 * What the scheduler reserves for a pod: the sum of its containers' and
 * sidecars' requests, or its largest init container's, and its overhead.
 */
export function requestsOf(pod: Pod): Room {
  if (isFinished(pod)) return NO_ROOM;
  const { containers = [], initContainers = [], overhead } = pod.spec ?? {};
  const sidecars = initContainers.filter(c => c.restartPolicy === 'Always');
  const inits = initContainers.filter(c => c.restartPolicy !== 'Always');
  const amount = (resource: 'cpu' | 'memory') => {
    const of = (container: Container) =>
      parseQuantity(container.resources?.requests?.[resource]);
    const running = [...containers, ...sidecars].reduce(
      (sum, container) => sum + of(container),
      0,
    );
    return (
      Math.max(running, ...inits.map(of)) + parseQuantity(overhead?.[resource])
    );
  };
  return { cpu: amount('cpu'), memory: amount('memory'), pods: 1 };
}

/**
 * What nodes that take pods have left, roughly: taints, affinity and the size of
 * single nodes are not looked at.
 * @param taken - what pods reserve on each node, by its name
 */
export function freeRoom(
  nodes: readonly Node[],
  taken: ReadonlyMap<string, Room>,
): Room {
  return nodes
    .filter(node => isReadyNode(node) && !isCordoned(node))
    .map(node => {
      const { allocatable = {} } = node.status ?? {};
      const used = taken.get(node.metadata.name) ?? NO_ROOM;
      return {
        cpu: Math.max(0, parseQuantity(allocatable.cpu) - used.cpu),
        memory: Math.max(0, parseQuantity(allocatable.memory) - used.memory),
        pods: Math.max(0, parseQuantity(allocatable.pods) - used.pods),
      };
    })
    .reduce(plus, NO_ROOM);
}
