import {
  allowedBy,
  allowsNever,
  Budgets,
  budgetInWords,
  budgetNameOf,
  BudgetGate,
} from '../budgets';
import { isReady, nameOf } from '../pods';
import { Hindrance, PodEntry } from './PodEntry';
import { PodTable } from './PodTable';

const NAMED = 3;

/** What is known beside a pod when its wait is put into words. */
export interface Situation {
  node: string;
  nodeReady: boolean;
  pods: PodTable;
  budgets: Budgets;
}

/** Why a pod is still there: what holds it, why, and what helps. */
export function reasonFor(
  entry: PodEntry,
  hindrance: Hindrance,
  situation: Situation,
): string {
  switch (hindrance.is) {
    case 'budget':
      return budgetReason(entry, hindrance, situation);
    case 'overlap':
      return overlapReason(situation.budgets.of(entry.pod));
    case 'namespace-ending':
      return `Its namespace ${entry.pod.metadata.namespace} is being deleted, and the pod with it. It is waited for.`;
    case 'server-error':
      return 'The API server failed while it evicted the pod. The eviction is tried again.';
    case 'denied':
      return `The cluster refuses to evict it: ${hindrance.words}. It is tried again every few seconds; ask the owner of that rule.`;
    case 'slow':
      return slowReason(entry, situation);
    default:
      return `It came to the node after the drain began, and the options do not allow to evict it. ${entry.verdict?.reason ?? ''}`.trim();
  }
}

function budgetReason(
  entry: PodEntry,
  { words }: Hindrance,
  { node, nodeReady, pods, budgets }: Situation,
): string {
  const [gate] = budgets.of(entry.pod);
  if (!gate) {
    return `A disruption budget refused its eviction (${words}). It is tried again every few seconds.`;
  }
  const { budget } = gate;
  const held = pods.left.filter(
    other => other.stage !== 'leaving' && budgets.of(other.pod).includes(gate),
  );
  const sentences = [
    `${capital(budgetInWords(budget))} and holds ${listed(held.map(each => nameOf(each.pod)))} on this node.`,
  ];
  if (!nodeReady) {
    sentences.push(
      `Node ${node} is not ready, so its pods count as not healthy and budgets refuse to evict them. Kubernetes removes them by itself about 5 minutes after the node failed; else relax the budget or end the instance.`,
    );
  } else if (allowsNever(budget)) {
    sentences.push(
      'It allows none even when all of its pods are healthy. Run more replicas, or relax the budget.',
    );
  } else if (allowedBy(budget) > 0) {
    sentences.push('The pod has its turn soon.');
  } else if (!isReady(entry.pod)) {
    sentences.push(
      `The pod is not ready itself; the budget would let it go with unhealthyPodEvictionPolicy AlwaysAllow.`,
    );
  } else {
    sentences.push('It continues by itself when a pod becomes ready.');
  }
  return sentences.join(' ');
}

function overlapReason(gates: readonly BudgetGate[]): string {
  const names = gates.map(({ budget }) => budgetNameOf(budget));
  return `${names.length > 1 ? `Budgets ${names.join(' and ')} select it` : 'More than one budget selects it'}, and Kubernetes evicts no pod with more than one budget. Delete all but one of them, or delete the pod.`;
}

function slowReason(entry: PodEntry, { node, nodeReady }: Situation): string {
  const { deletionTimestamp, deletionGracePeriodSeconds } = entry.pod.metadata;
  const until =
    deletionTimestamp === undefined
      ? 'The API server took its eviction, and it does not end.'
      : `It should have ended by ${deletionTimestamp} (grace period ${deletionGracePeriodSeconds ?? '?'} s) and has not.`;
  return nodeReady
    ? `${until} Its process or a finalizer may ignore the request to end. The portal never forces a pod; look at the pod and its node.`
    : `${until} Node ${node} is not ready, so nothing there can end it. End the instance when nothing on it is needed any more.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length > NAMED
    ? `${shown} and ${names.length - NAMED} more pods`
    : shown;
}
