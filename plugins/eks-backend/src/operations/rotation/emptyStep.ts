import { RotationInput, WaitingPod } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { Step, StepMemory, StepOutcome, StepRun } from '../kind';
import { counted } from '../world';
import { drainAgain, evictAll } from './choices';
import { cordonNodes, uncordonAll, uncordonTitle } from './cordonStep';
import { evictBatch, podName } from './evictBatch';
import { askAboutLeftovers, emptyProgress } from './leftovers';
import { ClusterOldNodes, lookAtOldNodes, OldNodes } from './oldNodes';
import {
  goneWords,
  noneLeft,
  rotationClusters,
  RotationCluster,
} from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';

/** Seconds that one more drain of a node may take before it says what is left. */
const PATIENCE = 120;

/** The old node groups must be empty before they are removed. */
export function emptyStep(
  world: RotationWorld,
  input: RotationInput,
): Step<RotationInput> {
  const clusters = rotationClusters(input);
  return {
    id: stepIds.empty,
    title: 'Make sure that nothing is left',
    description:
      'Looks at all old nodes once more. Their node groups are never removed while a pod runs there that belongs to no DaemonSet.',
    usualSeconds: 10,
    reconcile: run => reconcile(world, run),
    undo: run => uncordonLate(world, run, clusters),
    undoTitle: memory =>
      clusters
        .flatMap(
          cluster => uncordonTitle(memoryIn(memory, cluster), cluster) ?? [],
        )
        .join(', ') || undefined,
  };
}

/** Lets pods again on nodes that were cordoned in this step. */
async function uncordonLate(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  clusters: readonly RotationCluster[],
): Promise<StepOutcome> {
  const reasons: string[] = [];
  for (const cluster of clusters) {
    const { reason } = await uncordonAll(
      world,
      inCluster(run, cluster),
      cluster,
    );
    if (reason) reasons.push(reason);
  }
  return { is: 'done', stays: true, reason: reasons.join(' ') || undefined };
}

/** The run as far as it is about one cluster, with a memory of its own. */
function inCluster(
  run: StepRun<RotationInput>,
  cluster: RotationCluster,
): StepRun<RotationInput> {
  return {
    ...run,
    get memory() {
      return memoryIn(run.memory, cluster);
    },
    remember: memory =>
      run.remember({ ...run.memory, [cluster.id.clusterName]: memory }),
  };
}

function memoryIn(memory: StepMemory, { id }: RotationCluster): StepMemory {
  return (
    z.record(z.string(), z.unknown()).safeParse(memory[id.clusterName]).data ??
    {}
  );
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  let found = await lookAtOldNodes(world, run);
  let tried: WaitingPod[] = [];
  const all = run.choice === evictAll.id;
  if (found.pods > 0 && (all || run.choice === drainAgain.id)) {
    tried = await drainLeft(world, run, found, all);
    found = await lookAtOldNodes(world, run);
  }
  if (found.clusters.length === 0) return noneLeft(world, found.gone);
  if (found.pods > 0) return askAboutLeftovers(world, run, found, tried);
  return {
    is: 'done',
    reason: [
      `Nothing runs on the ${counted(found.nodes, 'old node')} any more but DaemonSets.`,
      goneWords(found.gone),
    ]
      .filter(Boolean)
      .join(' '),
    detail: { type: 'drain', progress: emptyProgress(found) },
  };
}

/**
 * Drains the nodes that are not empty, one after another, cluster by cluster.
 * @returns the pods that did not go, as far as the drains tell why
 */
async function drainLeft(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  { clusters }: OldNodes,
  all: boolean,
): Promise<WaitingPod[]> {
  const waiting: WaitingPod[] = [];
  for (const cluster of clusters) {
    for (const node of new Set(cluster.left.map(pod => pod.node))) {
      waiting.push(...(await drainNode(world, run, cluster, node, all)));
    }
  }
  return waiting;
}

async function drainNode(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  { cluster, accessed }: ClusterOldNodes,
  node: string,
  all: boolean,
): Promise<WaitingPod[]> {
  const { drain } = run.operation.input;
  const tried = new Set<string>();
  const drainNow = () =>
    world.nodes.drain(accessed, {
      node,
      options: {
        ...drain,
        blockedAfter: Math.min(PATIENCE, drain.blockedAfter),
        ...(all && { deleteEmptyDirData: true, evictBarePods: true }),
      },
      signal: run.signal,
      announce: (pods, evict) => {
        const names = pods.map(podName);
        const again = names.every(name => tried.has(name));
        for (const name of names) tried.add(name);
        return evictBatch(run, { cluster, node, pods, again }, evict);
      },
      onProgress: progress => run.progress({ type: 'drain', progress }),
    });
  let outcome = await drainNow();
  if (outcome.is === 'not-cordoned') {
    // It came after the drain of its node group, or somebody let pods on it again.
    await cordonNodes(world, inCluster(run, cluster), cluster, [node]);
    outcome = await drainNow();
  }
  return outcome.is === 'blocked' ? outcome.waiting : [];
}
