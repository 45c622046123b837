import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { counted } from '../world';
import { uncordonAll, uncordonTitle } from './cordonStep';
import { readDrainMemory } from './drainMemory';
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
    undo: run => undo(world, run, cluster, pool),
    undoTitle: memory => uncordonTitle(memory, cluster),
  };
}

/** Nodes take pods again; pods that have moved are not moved back. */
async function undo(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  cluster: RotationCluster,
  pool: string,
): Promise<StepOutcome> {
  const { done, current } = readDrainMemory(run.memory);
  const evicted = [...done, ...(current ? [current] : [])].reduce(
    (sum, node) => sum + node.evicted,
    0,
  );
  const { reason } = await uncordonAll(world, run, cluster);
  const stayed =
    evicted > 0 &&
    `${counted(evicted, 'pod')} evicted from ${nodeGroupName(cluster.id, pool)} stay where they are now.`;
  return {
    is: 'done',
    stays: true,
    reason: [stayed, reason].filter(Boolean).join(' ') || undefined,
  };
}
