import { podOf } from '../../kubernetes/objects/pod';
import { chooseNode } from '../../kubernetes/objects/schedule';
import { at, type KubernetesObject } from '../../kubernetes/store/object';
import type { Nodegroup } from '../eks';
import { generatedSuffix } from '../identifiers';
import { addNode } from '../nodes';
import type { ClusterState } from '../state';
import type { World } from '../World';

const CONTROLLERS: Record<string, string> = {
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
};

function controllerOf(
  state: ClusterState,
  pod: KubernetesObject,
): KubernetesObject | undefined {
  const [owner] = pod.metadata.ownerReferences ?? [];
  const resource = owner && CONTROLLERS[owner.kind];
  return resource
    ? state.objects.get(resource, pod.metadata.namespace, owner.name)
    : undefined;
}

function place(
  world: World,
  state: ClusterState,
  owner: KubernetesObject,
  name: string,
): void {
  const node = chooseNode(state.objects);
  state.objects.put('pods', podOf(owner, name, node, world.now()));
}

/** Gives the pods that wait for a node to the nodes that there are. */
function placeWaitingPods(world: World, state: ClusterState): void {
  for (const pod of state.objects.list('pods')) {
    const owner = controllerOf(state, pod);
    if (owner && at(pod, 'spec.nodeName') === undefined) {
      place(world, state, owner, pod.metadata.name);
    }
  }
}

/** Adds a node of the present shape of a node group; pods that wait for one come to it. */
export function joinNode(
  world: World,
  state: ClusterState,
  nodegroup: Nodegroup,
): void {
  if (state.apiServer !== 'serving') {
    return;
  }
  const region = world.region(state.accountId, state.region);
  addNode({ state, region, amis: world.amis, now: world.now() }, nodegroup);
  placeWaitingPods(world, state);
}

/** Keeps new pods from a node. */
export function cordon(state: ClusterState, name: string): void {
  state.objects.update('nodes', undefined, name, node => ({
    ...node,
    spec: { ...node.spec, unschedulable: true },
  }));
}

/** Removes a node; what controllers ran on it starts again elsewhere. */
export function leaveNode(
  world: World,
  state: ClusterState,
  name: string,
): void {
  const moving = state.objects.list('pods').flatMap(pod => {
    const owner =
      at(pod, 'spec.nodeName') === name ? controllerOf(state, pod) : undefined;
    return owner ? [{ pod, owner }] : [];
  });
  world.removeNode(state, name);
  for (const { pod, owner } of moving) {
    const { metadata } = pod;
    const replacement =
      owner.kind === 'StatefulSet'
        ? metadata.name
        : `${owner.metadata.name}-${generatedSuffix(5, metadata.uid ?? metadata.name)}`;
    place(world, state, owner, replacement);
  }
}
