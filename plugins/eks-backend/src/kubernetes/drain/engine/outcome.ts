import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import { budgetNameOf } from '../budgets';
import { toDrainPod } from '../pods';
import type { NodeDrainOutcome } from './drainNode';
import { ProgressSource, progressOf } from './progress';
import { workloadsOf } from './workloads';

/** The ways in which the drain of a node ends. */
export type DrainEnd = NodeDrainOutcome['is'];

/** Tells how a drain ended and what it took. */
export function outcomeOf(
  is: DrainEnd,
  drain: {
    source(state: ProgressSource['state']): ProgressSource;
    requests: number;
    evictions: { refusals: number; most: number };
  },
): NodeDrainOutcome {
  const ended = is === 'drained' || is === 'gone';
  const state = is === 'blocked' ? 'draining' : 'cordoned';
  const source: ProgressSource = {
    ...drain.source(ended ? is : state),
    ...(ended && { endedAt: Date.now() }),
  };
  const progress = progressOf(source);
  const facts = {
    progress,
    workloads: workloadsOf([...source.pods.went, ...source.pods.left]),
    requests: drain.requests,
    refusals: drain.evictions.refusals,
    mostEvictions: drain.evictions.most,
  };
  if (is === 'blocked') return { is, waiting: progress.waiting, ...facts };
  if (is === 'refused') return { is, pods: refusedPods(source), ...facts };
  return { is, ...facts };
}

function refusedPods({ pods, budgets }: ProgressSource): DrainPod[] {
  return pods.left.flatMap(({ pod, verdict }) => {
    if (verdict?.fate !== 'refused') return [];
    const names = budgets.of(pod).map(({ budget }) => budgetNameOf(budget));
    return [toDrainPod(pod, verdict, names)];
  });
}
