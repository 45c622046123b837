import { DrainPod } from '@xkf/backstage-plugin-eks-common';

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

/** Why pods wait, as sentences. */
export function reasonsOf(
  waiting: readonly { namespace: string; name: string; reason: string }[],
): string {
  const shown = waiting
    .slice(0, 5)
    .map(({ namespace, name, reason }) => `${namespace}/${name}: ${reason}`);
  const more = waiting.length - shown.length;
  return [...shown, more > 0 && `${more} more wait.`].filter(Boolean).join(' ');
}

/** Why pods may not be evicted, as sentences. */
export function refusalsOf(pods: readonly DrainPod[]): string {
  return reasonsOf(
    pods.map(({ namespace, name, reason }) => ({
      namespace,
      name,
      reason: reason ?? 'It is not allowed.',
    })),
  );
}
