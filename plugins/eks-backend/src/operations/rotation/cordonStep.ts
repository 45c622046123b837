import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { Step, StepMemory, StepOutcome, StepRun } from '../kind';
import { ClusterView, counted, listed } from '../world';
import { union } from './drainWords';
import { readOldNodes } from './oldNodes';
import { goneWords, RotationCluster } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';

const schema = z.object({
  /** Nodes that were to be cordoned; those of somebody else stay theirs. */
  cordoned: z.array(z.string()).default([]),
  /** Those of them that somebody else had cordoned before. */
  others: z.array(z.string()).default([]),
});

type Cordoned = z.output<typeof schema>;

function cordonedIn(memory: StepMemory): Cordoned {
  return schema.safeParse(memory).data ?? { cordoned: [], others: [] };
}

function oursIn({ cordoned, others }: Cordoned): string[] {
  return cordoned.filter(name => !others.includes(name));
}

/** All old nodes of a cluster at once, so that no evicted pod hops to the next old one. */
export function cordonStep(
  world: RotationWorld,
  cluster: RotationCluster,
): Step<RotationInput> {
  return {
    id: stepIds.cordon(cluster),
    title: `Cordon the old nodes${cluster.ofName}`,
    description:
      'Keeps new pods from all old nodes, so that evicted pods go to new ones. Cancelling lets pods on them again.',
    usualSeconds: 15,
    reconcile: run => reconcile(world, run, cluster),
    undo: run => uncordonAll(world, run, cluster),
    undoTitle: memory => uncordonTitle(memory, cluster),
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  cluster: RotationCluster,
): Promise<StepOutcome> {
  const { id, ofName } = cluster;
  const view = new ClusterView(world, id, run.signal);
  if (!(await view.describe())) {
    return { is: 'done', reason: goneWords([id.clusterName]) };
  }
  const nodes = await readOldNodes(world, view, run.operation.input);
  if (nodes.length === 0) {
    return { is: 'done', reason: `There are no old nodes${ofName}.` };
  }
  await cordonNodes(world, run, cluster, nodes);
  return {
    is: 'done',
    reason: `${counted(nodes.length, 'node')}${ofName} take no new pods.`,
  };
}

/** Cordons nodes, and remembers them before, so that cancelling knows them. */
export async function cordonNodes(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  { id }: RotationCluster,
  nodes: readonly string[],
): Promise<Cordoned> {
  // A look of its own: a drain goes on longer than one may take.
  const view = new ClusterView(world, id, run.signal);
  const cluster = await view.accessed();
  const before = cordonedIn(run.memory);
  const cordoned = union(before.cordoned, nodes);
  await run.remember({ ...run.memory, cordoned });
  const result = await run.act(
    {
      eventId: 'eks.cordon-nodes',
      message: `Cordons ${listed(nodes)}.`,
      severity: 'medium',
      subject: { clusterName: id.clusterName, nodes },
    },
    () =>
      world.nodes.cordon(cluster, {
        nodes,
        operationId: run.operation.id,
        signal: view.signal,
      }),
  );
  // What somebody else had cordoned, and let go since, is cordoned by this now.
  const others = union(before.others, result.others).filter(
    name => !result.ours.includes(name),
  );
  if (result.others.length > 0 || others.length !== before.others.length) {
    await run.remember({ ...run.memory, others });
  }
  if (result.others.length > 0) {
    await run.note(
      `${listed(result.others)} had been cordoned by somebody else and stay so when this operation is cancelled.`,
    );
  }
  return { cordoned, others };
}

/** Lets pods on the nodes again that this step cordoned. */
export async function uncordonAll(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  { id, ofName }: RotationCluster,
): Promise<{ is: 'done'; reason?: string; stays?: boolean }> {
  const known = cordonedIn(run.memory);
  const nodes = oursIn(known);
  if (nodes.length === 0) return { is: 'done', stays: true };
  const view = new ClusterView(world, id, run.signal);
  if (!(await view.describe())) {
    return { is: 'done', stays: true, reason: goneWords([id.clusterName]) };
  }
  const cluster = await view.accessed();
  const result = await run.act(
    {
      eventId: 'eks.uncordon-nodes',
      message: `Uncordons ${listed(nodes)}.`,
      severity: 'medium',
      subject: { clusterName: id.clusterName, nodes },
    },
    () =>
      world.nodes.uncordon(cluster, {
        nodes,
        operationId: run.operation.id,
        signal: view.signal,
      }),
  );
  const others = union(known.others, result.others);
  return {
    is: 'done',
    reason: [
      `${counted(result.uncordoned.length, 'node')}${ofName} take pods again.`,
      others.length > 0 &&
        `${listed(others)} stay cordoned: somebody else did that.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

export function uncordonTitle(
  memory: StepMemory,
  { ofName }: RotationCluster,
): string | undefined {
  const { length } = oursIn(cordonedIn(memory));
  return length > 0
    ? `uncordon ${counted(length, 'node')}${ofName}`
    : undefined;
}
