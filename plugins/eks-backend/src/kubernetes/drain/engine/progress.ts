import {
  DrainNode,
  DrainProgress,
  Problem,
  WaitingPod,
} from '@xkf/backstage-plugin-eks-common';
import { Node } from '../api';
import { BudgetGate, budgetNameOf, toDisruptionBudget } from '../budgets';
import { nodeGroupOf, zoneOf } from '../nodes';
import { controllerOf } from '../pods';
import { PodEntry } from './PodEntry';
import { reasonFor, Situation } from './reasons';

/** What a drain's progress is told from. */
export interface ProgressSource extends Situation {
  nodeObject: Node | undefined;
  startedAt: number;
  endedAt?: number;
  state: DrainNode['state'];
  /** The API server does not answer. */
  away: { problem: Problem; since: number } | undefined;
}

/** How far the drain of one node has come, with nothing of other nodes. */
export function progressOf(source: ProgressSource): DrainProgress {
  const { pods, nodeObject } = source;
  const left = pods.left;
  const waiting = left.flatMap(entry => waitingPod(entry, source) ?? []);
  return {
    nodes: [
      {
        name: source.node,
        nodeGroup: nodeObject && nodeGroupOf(nodeObject),
        zone: nodeObject && zoneOf(nodeObject),
        createdAt: nodeObject?.metadata.creationTimestamp,
        state: source.state,
        pods: {
          toEvict: left.length + pods.went.length,
          evicted: pods.went.length,
          staying: pods.entries.size - left.length,
        },
        startedAt: iso(source.startedAt),
        endedAt: source.endedAt === undefined ? undefined : iso(source.endedAt),
      },
    ],
    leaving: left
      .filter(({ stage }) => stage === 'leaving')
      .map(entry => ({
        ...namesOf(entry, source),
        since: iso(entry.leavingSince ?? source.startedAt),
      })),
    waiting,
    budgets: budgetsOf(left, source),
    recovering: [],
    readAt: iso(Date.now()),
  };
}

function waitingPod(
  entry: PodEntry,
  source: ProgressSource,
): WaitingPod | undefined {
  const { hindrance } = entry;
  const owner = controllerOf(entry.pod);
  const known = {
    ...namesOf(entry, source),
    ...(owner && { owner: `${owner.kind}/${owner.name}` }),
    refusals: entry.refusals,
  };
  if (source.away) {
    const { problem, since } = source.away;
    return {
      ...known,
      since: iso(since),
      reason: `${problem.message} The drain goes on by itself when it answers.`,
    };
  }
  if (!hindrance) return undefined;
  const [gate] = hindrance.is === 'budget' ? source.budgets.of(entry.pod) : [];
  return {
    ...known,
    since: iso(hindrance.since),
    reason: reasonFor(entry, hindrance, source),
    ...(gate && { budget: budgetNameOf(gate.budget) }),
  };
}

function budgetsOf(left: readonly PodEntry[], { budgets }: ProgressSource) {
  const counts = new Map<BudgetGate, number>();
  for (const entry of left) {
    for (const gate of budgets.of(entry.pod)) {
      counts.set(gate, (counts.get(gate) ?? 0) + 1);
    }
  }
  return [...counts].map(([{ budget }, count]) =>
    toDisruptionBudget(budget, count),
  );
}

function namesOf({ pod }: PodEntry, { node }: ProgressSource) {
  const { name, namespace = '' } = pod.metadata;
  return { namespace, name, node };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
