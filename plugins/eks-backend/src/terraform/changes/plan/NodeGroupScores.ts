import { NodeGroup } from '@xkf/backstage-plugin-eks-common';
import { DeclaredPool, expectedLabels } from '../../declarations';
import { isReadable } from '../../declarations/literals';
import {
  addPoolScore,
  changePoolScore,
  changeTemplateScore,
  removePoolScore,
  replacePoolScore,
} from '../blastRadius/scores';
import { Difference } from './PlannedItem';

/** Labels that the module gives every pool besides those of the file. */
const moduleLabels = Object.keys(expectedLabels({ name: '' })).length;

/** Creating the node group of a declared pool. */
export function creationScore(pool: DeclaredPool | undefined): number {
  return addPoolScore({
    labels: isReadable(pool?.labels)
      ? Object.keys(pool.labels.value).length
      : 0,
    taints: isReadable(pool?.taints) ? pool.taints.value.length : 0,
  });
}

/** Deleting a node group that Terraform made. */
export function deletionScore(group: NodeGroup): number {
  return removePoolScore(countsOf(group));
}

/**
 * Scores what a plan changes of node groups. Several values of one node group are
 * one modification: the first that is scored counts for it.
 */
export class NodeGroupScores {
  readonly #modified = new Set<string>();
  readonly #replaced: ReadonlySet<string>;

  /** @param differences - everything that differs */
  constructor(differences: readonly Difference[]) {
    this.#replaced = new Set(
      differences.flatMap(({ aspect, subject }) =>
        aspect === 'instance-types' && subject !== undefined ? [subject] : [],
      ),
    );
  }

  of(
    { aspect }: Difference,
    pool: DeclaredPool | undefined,
    group: NodeGroup,
  ): number {
    const isFirst = !this.#modified.has(group.name);
    this.#modified.add(group.name);
    const isReplaced = this.#replaced.has(group.name);
    const whole = isReplaced
      ? replacePoolScore(countsOf(group))
      : changePoolScore;
    const template =
      aspect === 'labels' || aspect === 'taints'
        ? this.#templateScore(aspect, pool, group, isReplaced)
        : 0;
    return (isFirst ? whole : 0) + template;
  }

  /** Labels and taints stand in the launch template and in the tags of the scaling group. */
  #templateScore(
    aspect: 'labels' | 'taints',
    pool: DeclaredPool | undefined,
    group: NodeGroup,
    isReplaced: boolean,
  ): number {
    const key = `template of ${group.name}`;
    const template = this.#modified.has(key) ? 0 : changeTemplateScore;
    this.#modified.add(key);
    const tags = pool && !isReplaced ? changedTags(aspect, pool, group) : 0;
    return template + tags;
  }
}

function countsOf({ labels, taints }: NodeGroup): {
  labels: number;
  taints: number;
} {
  const all = { ...expectedLabels({ name: '' }), ...labels };
  return {
    labels: Object.keys(all).length - moduleLabels,
    taints: taints.length,
  };
}

/**
 * Tags that are new or have another value. One that only AWS has is taken as made
 * by hand: Terraform does not know it.
 */
function changedTags(
  aspect: 'labels' | 'taints',
  pool: DeclaredPool,
  group: NodeGroup,
): number {
  if (aspect === 'labels') {
    const labels = isReadable(pool.labels) ? pool.labels.value : undefined;
    const wanted = expectedLabels({ name: pool.name, labels });
    const live = new Map(Object.entries(group.labels));
    return Object.entries(wanted).filter(
      ([key, value]) => live.get(key) !== value,
    ).length;
  }
  const taints = isReadable(pool.taints) ? pool.taints.value : [];
  return taints.filter(
    taint =>
      !group.taints.some(
        ({ key, value = '', effect }) =>
          key === taint.key && value === taint.value && effect === taint.effect,
      ),
  ).length;
}
