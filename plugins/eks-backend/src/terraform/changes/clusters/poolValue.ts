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
import { mentions, typeOfConfig } from './typeOfConfig';

/**
 * A pool as the file spells it: with the keys in the order of the last pool. The
 * newer spelling always has labels and taints, since its type requires them; the
 * older one where a fork has them.
 * @throws InputError for labels or taints that the file cannot say
 */
export function poolValue(
  target: ClusterTarget,
  pool: Pool,
): Readonly<Record<string, Value>> {
  const { spelling, pools } = target.config;
  const last = pools.at(-1);
  const keys = last ? keysOfPool(target, last.name) : [];
  const release = spelling === 'node_groups' ? 'release_version' : 'version';
  return orderLike(
    {
      name: pool.name,
      [release]: pool.releaseVersion,
      min_size: pool.minSize,
      max_size: pool.maxSize,
      instance_types: pool.instanceTypes,
      ...labelsAndTaints(target, pool, keys),
    },
    keys,
  );
}

function labelsAndTaints(
  target: ClusterTarget,
  { labels, taints }: Pool,
  keys: readonly string[],
): Readonly<Record<string, Value>> {
  const type = typeOfConfig(target) ?? '';
  const isKnown = (attribute: string) =>
    target.config.spelling === 'node_pools' ||
    keys.includes(attribute) ||
    mentions(type, attribute);
  const hasLabels = isKnown('node_labels');
  const hasTaints = isKnown('node_taints');
  if (
    (!hasLabels && Object.keys(labels).length > 0) ||
    (!hasTaints && taints.length > 0)
  ) {
    throw new InputError(
      `${target.location.path} is written for modules before 2022.05.1 (node_groups), which know neither labels nor taints of node groups. Leave them out, or raise the module first.`,
    );
  }
  const kubernetes = usesKubernetesEffects(target);
  return {
    ...(hasLabels && { node_labels: labels }),
    ...(hasTaints && {
      node_taints: taints.map(({ key, value, effect }) => ({
        key,
        value,
        effect: kubernetes ? toKubernetesEffect(effect) : effect,
      })),
    }),
  };
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
