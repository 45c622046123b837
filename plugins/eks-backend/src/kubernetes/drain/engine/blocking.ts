import { Budgets, ignoresBudgets } from '../budgets';
import { PodEntry } from './PodEntry';

/**
 * Since when a pod gets nowhere, as milliseconds of the clock; Infinity when it
 * is on its way. While its budget lets other pods through it is only queueing,
 * and a fault of the API server passes by itself.
 */
export function blockedSince(entry: PodEntry, budgets: Budgets): number {
  const { hindrance } = entry;
  if (!hindrance || hindrance.is === 'server-error') return Infinity;
  if (hindrance.is !== 'budget') return hindrance.countedFrom;
  const passed = budgets.of(entry.pod).map(gate => gate.lastPassed ?? 0);
  return Math.max(hindrance.countedFrom, ...passed);
}

/** Whether a pod waits for what does not come by itself. */
export function onlyPeopleHelp(entry: PodEntry, budgets: Budgets): boolean {
  if (entry.verdict?.fate === 'refused') return true;
  return entry.finalAt === budgets.revision && !ignoresBudgets(entry.pod);
}
