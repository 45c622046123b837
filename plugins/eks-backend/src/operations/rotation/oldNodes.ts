import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import type { PodLeft } from '../../kubernetes/drain';
import { StepRun } from '../kind';
import { ClusterView, listed } from '../world';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName } from './stepIds';

/** The old nodes that are still there, and the pods that removing them would end. */
export interface OldNodes {
  cluster: AccessedCluster;
  nodes: string[];
  left: PodLeft[];
}

/** Looks at the nodes of all node groups that go. */
export async function lookAtOldNodes(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<OldNodes> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const cluster = await view.accessed();
  const groups = await Promise.all(
    input.groups.map(({ pool }) =>
      world.nodes.nodesOf(cluster, nodeGroupName(input, pool), view.signal),
    ),
  );
  const nodes = groups.flat().map(({ name }) => name);
  const left = await world.nodes.podsLeft(cluster, nodes, view.signal);
  return { cluster, nodes, left };
}

/** Names the pods and their nodes, as a sentence. */
export function leftWords(left: readonly PodLeft[]): string {
  const byNode = new Map<string, string[]>();
  for (const { node, pod } of left) {
    byNode.set(node, [...(byNode.get(node) ?? []), pod]);
  }
  return [...byNode]
    .slice(0, 5)
    .map(([node, pods]) => `${listed(pods, 5)} on ${node}.`)
    .join(' ');
}
