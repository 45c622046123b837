import { withOwnTaints } from '../../kubernetes/objects/nodeState';
import { evict } from '../../kubernetes/pods/evict';
import { StatusError } from '../../kubernetes/api/status';
import { at, type KubernetesObject } from '../../kubernetes/store/object';
import type { Nodegroup } from '../eks';
import { addNode } from '../nodes';
import type { ClusterState } from '../state';
import type { World } from '../World';
import { DURATIONS } from './durations';

/**
 * Adds a node of the present shape of a node group: it joins at once and is ready a while later.
 *
 * @param healthy - false for one that never becomes ready
 * @returns the name of the node; `ready` resolves when it is ready or will never be
 */
export function joinNode(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
  healthy = true,
): { name: string | undefined; ready: Promise<void> } {
  if (state.apiServer !== 'serving') {
    return { name: undefined, ready: Promise.resolve() };
  }
  const region = world.region(state.accountId, state.region);
  const name = addNode(
    { state, region, amis: world.amis, now: world.now() },
    nodegroup,
    { starting: true },
  );
  const ready = world.timers.wait(DURATIONS.nodeReady).then(() => {
    if (healthy) {
      world.setKubelet(state, name, 'ready');
    }
  });
  return { name, ready };
}

/** Keeps new pods from a node. */
export function cordon(world: World, state: ClusterState, name: string): void {
  state.objects.update('nodes', undefined, name, node =>
    withOwnTaints(
      { ...node, spec: { ...node.spec, unschedulable: true } },
      world.now(),
    ),
  );
}

function isDaemon({ metadata }: KubernetesObject): boolean {
  return (metadata.ownerReferences ?? []).some(
    owner => owner.controller && owner.kind === 'DaemonSet',
  );
}

/** Evicts what may be evicted from a node, once; what is refused stays until the node goes. */
export function evictPods(
  world: World,
  state: ClusterState,
  name: string,
): void {
  for (const pod of state.objects.list('pods')) {
    if (at(pod, 'spec.nodeName') === name && !isDaemon(pod)) {
      try {
        evict(state.objects, pod, world.now());
      } catch (error) {
        if (!(error instanceof StatusError)) {
          throw error;
        }
      }
    }
  }
}

/** Removes a node with what is still on it; what controllers ran there starts again elsewhere. */
export function leaveNode(
  world: World,
  state: ClusterState,
  name: string,
): void {
  world.removeNode(state, name);
}
