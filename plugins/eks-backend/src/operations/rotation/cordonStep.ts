import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { Step, StepMemory, StepOutcome, StepRun } from '../kind';
import { ClusterView, counted, listed } from '../world';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

const schema = z.object({
  /** Nodes that were to be cordoned; those of somebody else stay theirs. */
  cordoned: z.array(z.string()).default([]),
});

function cordonedIn(memory: StepMemory): string[] {
  return schema.safeParse(memory).data?.cordoned ?? [];
}

/** All old nodes at once, so that no evicted pod hops to the next old one. */
export function cordonStep(world: RotationWorld): Step<RotationInput> {
  return {
    id: stepIds.cordon,
    title: 'Cordon the old nodes',
    description:
      'Keeps new pods from all old nodes, so that evicted pods go to new ones. Cancelling lets pods on them again.',
    usualSeconds: 15,
    reconcile: run => reconcile(world, run),
    undo: run => uncordonAll(world, run),
    undoTitle: uncordonTitle,
  };
}

async function reconcile(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const cluster = await view.accessed();
  const groups = await Promise.all(
    input.groups.map(({ pool }) =>
      world.nodes.nodesOf(cluster, nodeGroupName(input, pool), view.signal),
    ),
  );
  const nodes = groups.flat().map(({ name }) => name);
  if (nodes.length === 0) {
    return { is: 'done', reason: 'There are no old nodes.' };
  }
  await cordonNodes(world, run, nodes);
  return {
    is: 'done',
    reason: `${counted(nodes.length, 'node')} take no new pods.`,
  };
}

/** Cordons nodes, and remembers them before, so that cancelling knows them. */
export async function cordonNodes(
  world: RotationWorld,
  run: StepRun<RotationInput>,
  nodes: readonly string[],
): Promise<void> {
  const view = new ClusterView(world, run.operation.input, run.signal);
  const cluster = await view.accessed();
  const known = new Set([...cordonedIn(run.memory), ...nodes]);
  await run.remember({ ...run.memory, cordoned: [...known] });
  const result = await run.act(
    {
      eventId: 'eks.cordon-nodes',
      message: `Cordoned ${listed(nodes)}.`,
      severity: 'medium',
      subject: { nodes },
    },
    () =>
      world.nodes.cordon(cluster, {
        nodes,
        operationId: run.operation.id,
        signal: view.signal,
      }),
  );
  if (result.others.length > 0) {
    await run.note(
      `${listed(result.others)} had been cordoned by somebody else and stay so when this operation is cancelled.`,
    );
  }
}

/** Lets pods on the nodes again that this step cordoned. */
export async function uncordonAll(
  world: RotationWorld,
  run: StepRun<RotationInput>,
): Promise<StepOutcome> {
  const nodes = cordonedIn(run.memory);
  if (nodes.length === 0) return { is: 'done' };
  const view = new ClusterView(world, run.operation.input, run.signal);
  const cluster = await view.accessed();
  const { uncordoned, others } = await run.act(
    {
      eventId: 'eks.uncordon-nodes',
      message: `Uncordoned ${listed(nodes)}.`,
      severity: 'medium',
      subject: { nodes },
    },
    () =>
      world.nodes.uncordon(cluster, {
        nodes,
        operationId: run.operation.id,
        signal: view.signal,
      }),
  );
  return {
    is: 'done',
    reason: [
      `${counted(uncordoned.length, 'node')} take pods again.`,
      others.length > 0 &&
        `${listed(others)} stay cordoned: somebody else did that.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

export function uncordonTitle(memory: StepMemory): string | undefined {
  const { length } = cordonedIn(memory);
  return length > 0 ? `uncordon ${counted(length, 'node')}` : undefined;
}
