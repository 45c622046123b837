import {
  ClusterId,
  NodeGroup,
  parseKubernetesMinor,
} from '@xkf/backstage-plugin-eks-common';
import { nextFreeName, poolOf } from './pools';
import { labelLines, taintLines } from './poolLines';

/** The changes that people enter in a form here. */
export type FormKind =
  | 'set-control-plane-version'
  | 'add-node-group'
  | 'resize-node-group'
  | 'set-node-group-release'
  | 'remove-node-group';

/** The fields of all forms. */
export type Field =
  | 'version'
  | 'pool'
  | 'name'
  | 'releaseVersion'
  | 'instanceTypes'
  | 'minSize'
  | 'maxSize'
  | 'labels'
  | 'taints';

/** What is typed into a form, as text. */
export type Draft = Record<Field, string>;

/** The fields of each form, in their order. */
export const fieldsOf: Record<FormKind, readonly Field[]> = {
  'set-control-plane-version': ['version'],
  'add-node-group': [
    'pool',
    'name',
    'releaseVersion',
    'instanceTypes',
    'minSize',
    'maxSize',
    'labels',
    'taints',
  ],
  'resize-node-group': ['pool', 'minSize', 'maxSize'],
  'set-node-group-release': ['pool', 'releaseVersion'],
  'remove-node-group': ['pool'],
};

const empty: Draft = {
  version: '',
  pool: '',
  name: '',
  releaseVersion: '',
  instanceTypes: '',
  minSize: '',
  maxSize: '',
  labels: '',
  taints: '',
};

/** The minor version after this one; a control plane moves one at a time. */
function nextVersion(version: string): string {
  const minor = parseKubernetesMinor(version);
  return minor ? `${minor.major}.${minor.minor + 1}` : '';
}

/** What is known about a pool, for the fields about it. A new pool gets the next free name. */
export function draftOfPool(
  id: ClusterId,
  pool: string,
  nodeGroups: NodeGroup[],
  taken: string[],
): Partial<Draft> {
  const nodeGroup = nodeGroups.find(({ name }) => poolOf(id, name) === pool);
  const name = pool && nextFreeName(pool, taken);
  if (!nodeGroup) return { pool, name };
  const { image, releaseVersion, instanceTypes, scaling } = nodeGroup;
  return {
    pool,
    name,
    releaseVersion: image.newest?.releaseVersion ?? releaseVersion ?? '',
    instanceTypes: (instanceTypes ?? []).join(', '),
    minSize: scaling ? String(scaling.min) : '',
    maxSize: scaling ? String(scaling.max) : '',
    labels: labelLines(nodeGroup.labels),
    taints: taintLines(nodeGroup.taints),
  };
}

/**
 * What a form begins with: a pool that AWS has, so that there is something to copy.
 * Which node group to remove is for people to say.
 */
export function firstDraft(
  kind: FormKind,
  id: ClusterId,
  version: string,
  nodeGroups: NodeGroup[],
  taken: string[],
): Draft {
  const live = nodeGroups.map(({ name }) => poolOf(id, name));
  const first = taken.find(pool => live.includes(pool)) ?? taken[0] ?? '';
  return {
    ...empty,
    version: nextVersion(version),
    ...(kind !== 'remove-node-group' &&
      draftOfPool(id, first, nodeGroups, taken)),
  };
}
