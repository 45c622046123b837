import { controllerOf } from '../pods';
import { PodEntry } from './PodEntry';

/** The controllers of pods, each once, as `namespace/Kind/name`. */
export function workloadsOf(entries: readonly PodEntry[]): string[] {
  const names = entries.flatMap(({ pod }) => {
    const owner = controllerOf(pod);
    return owner ? `${pod.metadata.namespace}/${owner.kind}/${owner.name}` : [];
  });
  return [...new Set(names)].sort();
}
