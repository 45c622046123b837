import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { Step } from '../kind';
import { uncordonAll, uncordonTitle } from './cordonStep';
import { NodeGroupDrain } from './NodeGroupDrain';
import { RotationCluster } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

const orders = {
  oldest: 'the oldest first',
  zone: 'zone by zone',
  'fewest-pods': 'those with the fewest pods first',
};

/** Drains the nodes of one old node group, one after another. */
export function drainStep(
  world: RotationWorld,
  input: RotationInput,
  cluster: RotationCluster,
  pool: string,
): Step<RotationInput> {
  const { order, pauseBetweenNodes } = input.drain;
  return {
    id: stepIds.drain(cluster, pool),
    title: `Drain ${nodeGroupName(cluster.id, pool)}`,
    description: `Evicts the pods of its nodes under their disruption budgets, ${orders[order]}, one node at a time. The next node waits until the workloads are ready again elsewhere, and ${pauseBetweenNodes} s more. Nothing is ever forced by itself.`,
    reconcile: run => new NodeGroupDrain(world, run, cluster, pool).reconcile(),
    undo: run => uncordonAll(world, run, cluster),
    undoTitle: memory => uncordonTitle(memory, cluster),
  };
}
