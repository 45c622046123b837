import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import type { Recovering } from '../../kubernetes/drain';
import { counted, listed } from '../world';

/** `namespace/Kind/name`; undefined for a pod without a controller. */
export function workloadOf({ namespace, owner }: DrainPod): string | undefined {
  return owner && `${namespace}/${owner}`;
}

/** Both, each once. */
export function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

/** `shop/web` of `shop/ReplicaSet/web`. */
export function shortName(workload: string): string {
  const [namespace, , name] = workload.split('/');
  return `${namespace}/${name}`;
}

/** So many workloads, pods or nodes are named in sentences; pages show them all. */
export const NAMED = 3;

/** Which workloads are not ready again, and what each lacks, as sentences; empty for none. */
export function recoveringWords(recovering: readonly Recovering[]): string {
  if (recovering.length === 0) return '';
  const names = recovering.map(({ workload, readiness }) =>
    readiness?.is === 'short'
      ? `${shortName(workload)} (${readiness.ready} of ${readiness.wanted} ready)`
      : shortName(workload),
  );
  const standStill = recovering.filter(
    ({ readiness }) =>
      readiness?.is === 'unseen' ||
      (readiness?.is === 'short' && readiness.claimed > readiness.ready),
  );
  const still = standStill.map(({ workload }) => shortName(workload));
  return [
    `Not ready again: ${listed(names, NAMED)}.`,
    still.length > 0 &&
      `The cluster has not updated the status of ${listed(still, NAMED)}: check that its controllers run.`,
  ]
    .filter(Boolean)
    .join(' ');
}

interface WaitingPod {
  namespace: string;
  name: string;
  /** `Kind/name`. */
  owner?: string;
  reason: string;
}

/** Why pods wait, as sentences: the workloads with one reason together. */
export function reasonsOf(waiting: readonly WaitingPod[]): string {
  const byReason = new Map<string, Set<string>>();
  for (const { namespace, name, owner, reason } of waiting) {
    const workload = owner
      ? shortName(`${namespace}/${owner}`)
      : `${namespace}/${name}`;
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(workload));
  }
  const shown = [...byReason].slice(0, NAMED);
  const namesEach = shown.length === 1 ? NAMED : 1;
  const others = new Set(
    [...byReason].slice(NAMED).flatMap(([, workloads]) => [...workloads]),
  );
  return [
    ...shown.map(
      ([reason, workloads]) =>
        `${listed([...workloads], namesEach)}: ${reason}`,
    ),
    others.size > 0 &&
      `${counted(others.size, 'more workload')} wait for other reasons.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Why pods may not be evicted, as sentences. */
export function refusalsOf(pods: readonly DrainPod[]): string {
  return reasonsOf(
    pods.map(({ namespace, name, owner, reason }) => ({
      namespace,
      name,
      owner,
      reason: reason ?? 'It is not allowed.',
    })),
  );
}
