import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import type { EvictionFate } from '../../kubernetes/drain';
import { StepOutcome } from '../kind';
import { lasting } from '../world';
import {
  cordonAgain,
  evictAll,
  keepWaiting,
  lookAgain,
  skipNode,
} from './choices';
import { CurrentNode, DrainState } from './DrainState';
import { reasonsOf, refusalsOf, union, workloadOf } from './drainWords';
import { evictBatch, podName } from './evictBatch';

/**
 * Evicts the pods of a node.
 * @returns what to ask where they do not all go; undefined when the node is empty
 */
export async function evictNode(
  state: DrainState,
  { node }: CurrentNode,
): Promise<StepOutcome | undefined> {
  const { options } = state;
  const all = state.memory.evictAll.includes(node);
  const outcome = await state.world.nodes.drain(state.accessed, {
    node,
    options: {
      ...options,
      blockedAfter: state.patience(options.blockedAfter),
      ...(all && { deleteEmptyDirData: true, evictBarePods: true }),
    },
    signal: state.run.signal,
    announce: (pods, evict) => announce(state, node, pods, evict),
    onProgress: progress => state.show(progress),
  });
  switch (outcome.is) {
    case 'drained':
    case 'gone': {
      const { current } = state.memory;
      const evicted = outcome.progress.nodes.at(0)?.pods.evicted ?? 0;
      await state.remember({
        asked: false,
        current: current && {
          ...current,
          drained: true,
          evicted: Math.max(current.evicted, evicted),
          workloads: union(current.workloads, outcome.workloads),
        },
      });
      return undefined;
    }
    case 'blocked':
      return state.ask(
        `${node} is not drained after ${lasting(options.blockedAfter * 1000)}. ${reasonsOf(outcome.waiting)} It tries on from time to time.`,
        [keepWaiting, skipNode(node)],
        outcome.progress,
      );
    case 'refused':
      return state.ask(
        `${node} has pods that the options do not allow to evict, so nothing of it was evicted. ${refusalsOf(outcome.pods)}`,
        [evictAll, skipNode(node), lookAgain],
        outcome.progress,
      );
    default:
      return state.ask(
        `Somebody let pods on ${node} again, so no more of them are evicted.`,
        [cordonAgain, skipNode(node)],
        outcome.progress,
      );
  }
}

/** Evicts a batch, and remembers before what must be ready again because of it. */
async function announce(
  state: DrainState,
  node: string,
  pods: readonly DrainPod[],
  evict: () => Promise<EvictionFate[]>,
): Promise<void> {
  const { cluster, memory, run } = state;
  const { current } = memory;
  const again = pods.every(pod => current?.tried.includes(podName(pod)));
  const workloads = union(
    current?.workloads ?? [],
    pods.flatMap(pod => workloadOf(pod) ?? []),
  );
  if (current && !(again && workloads.length === current.workloads.length)) {
    const tried = union(current.tried, pods.map(podName));
    await state.remember({ current: { ...current, workloads, tried } });
  }
  await evictBatch(run, { cluster, node, pods, again }, evict);
}
