import { InputError } from '@backstage/errors';
import { Pool } from '@xkf/backstage-plugin-eks-common';
import { Value } from '@xkf/tfvars';
import { isDeepStrictEqual } from 'node:util';
import { PoolOfConfig } from '../../declarations/eksConfig';
import { isReadable } from '../../declarations/literals';
import {
  normalizeTaint,
  toKubernetesEffect,
} from '../../declarations/nodeLabels';
import { Declared } from '../../declarations/schema';
import { orderLike } from '../lists/orderLike';
import { ClusterTarget, keysOfPool } from './ClusterTarget';

/**
 * A pool as the file spells it: with the keys in the order of the last pool. The
 * newer spelling always has labels and taints, since its type requires them.
 * @throws InputError for labels or taints in the older spelling, which has none
 */
export function poolValue(
  target: ClusterTarget,
  pool: Pool,
): Readonly<Record<string, Value>> {
  const sizes = {
    min_size: pool.minSize,
    max_size: pool.maxSize,
    instance_types: pool.instanceTypes,
  };
  const { spelling, pools } = target.config;
  const last = pools.at(-1);
  const keys = last ? keysOfPool(target, last.name) : [];
  if (spelling === 'node_groups') {
    if (Object.keys(pool.labels).length > 0 || pool.taints.length > 0) {
      throw new InputError(
        `${target.location.path} is written for modules before 2022.05.1 (node_groups), which know neither labels nor taints of node groups. Leave them out, or raise the module first.`,
      );
    }
    const { name, releaseVersion: release_version } = pool;
    return orderLike({ name, release_version, ...sizes }, keys);
  }
  const kubernetes = usesKubernetesEffects(target);
  return orderLike(
    {
      name: pool.name,
      version: pool.releaseVersion,
      ...sizes,
      node_labels: pool.labels,
      node_taints: pool.taints.map(({ key, value, effect }) => ({
        key,
        value,
        effect: kubernetes ? toKubernetesEffect(effect) : effect,
      })),
    },
    keys,
  );
}

/** True when the file describes just this pool. */
export function isSamePool(declared: PoolOfConfig, pool: Pool): boolean {
  const says = <T>(value: Declared<T> | undefined, wanted: T, absent?: T) =>
    value === undefined
      ? isDeepStrictEqual(absent, wanted)
      : isReadable(value) && isDeepStrictEqual(value.value, wanted);
  return (
    says(declared.releaseVersion, pool.releaseVersion) &&
    says(declared.minSize, pool.minSize) &&
    says(declared.maxSize, pool.maxSize) &&
    says(declared.instanceTypes, pool.instanceTypes) &&
    says(declared.labels, pool.labels, {}) &&
    says(declared.taints, pool.taints.map(normalizeTaint), [])
  );
}

/** Some forks take the effects of taints in the spelling of Kubernetes. */
function usesKubernetesEffects({ location }: ClusterTarget): boolean {
  const { text } = location.expression;
  return (
    /"(NoSchedule|NoExecute|PreferNoSchedule)"/.test(text) &&
    !/"(NO_SCHEDULE|NO_EXECUTE|PREFER_NO_SCHEDULE)"/.test(text)
  );
}
