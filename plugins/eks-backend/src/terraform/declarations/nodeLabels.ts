import { DeclaredTaint } from './schema';

/**
 * The labels that XKF gives the nodes of a pool beside those in the file: a time
 * to live that the file may override, and the pool's name, which it may not.
 * Source: terraform-modules, modules/aws/eks, `merge(…, node_labels, …)`.
 */
export function expectedLabels(pool: {
  name: string;
  labels?: Readonly<Record<string, string>>;
}): Record<string, string> {
  return {
    'xkf.xenit.io/node-ttl': '168h',
    ...pool.labels,
    'xkf.xenit.io/node-pool': pool.name,
  };
}

const kubernetesEffects: ReadonlyMap<string, string> = new Map([
  ['NO_SCHEDULE', 'NoSchedule'],
  ['NO_EXECUTE', 'NoExecute'],
  ['PREFER_NO_SCHEDULE', 'PreferNoSchedule'],
]);

/** The effect of a taint as Kubernetes spells it, given either spelling. */
export function toKubernetesEffect(effect: string): string {
  return kubernetesEffects.get(effect) ?? effect;
}

/** The effect of a taint as EKS and tfvars spell it, given either spelling. */
export function toEksEffect(effect: string): string {
  const found = [...kubernetesEffects].find(
    ([, kubernetes]) => kubernetes === effect,
  );
  return found ? found[0] : effect;
}

/** A taint in the spelling of the Kubernetes API, its value never absent. */
export function normalizeTaint(taint: {
  key: string;
  value?: string;
  effect: string;
}): DeclaredTaint {
  return {
    key: taint.key,
    value: taint.value ?? '',
    effect: toKubernetesEffect(taint.effect),
  };
}
