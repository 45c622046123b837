import {
  ClusterId,
  NodeGroup,
  parseKubernetesMinor,
} from '@xkf/backstage-plugin-eks-common';
import { firstPool, nextFreeName, poolOf } from './pools';
import { labelLines, taintLines } from './poolLines';
import { newestReleaseOf } from './releases';

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

/** What the fields of a form are filled from. */
export interface Known {
  id: ClusterId;
  /** Version that the control plane runs. */
  version: string;
  nodeGroups: NodeGroup[];
  /** Names of all pools. */
  pools: string[];
  /** Names of the pools that Terraform does not declare. */
  undeclared: string[];
}

/**
 * What is known about a pool, for the fields about it. A new pool gets the next free
 * name and the newest release of the cluster's own version: AWS takes no other.
 */
export function draftOfPool(
  kind: FormKind,
  { id, version, nodeGroups, pools: taken }: Known,
  pool: string,
): Partial<Draft> {
  const nodeGroup = nodeGroups.find(({ name }) => poolOf(id, name) === pool);
  const name = pool && nextFreeName(pool, taken);
  if (!nodeGroup) return { pool, name };
  const { image, releaseVersion, instanceTypes, scaling } = nodeGroup;
  return {
    pool,
    name,
    releaseVersion:
      kind === 'add-node-group'
        ? (newestReleaseOf(version, nodeGroups) ?? '')
        : (image.newest?.releaseVersion ?? releaseVersion ?? ''),
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
export function firstDraft(kind: FormKind, known: Known): Draft {
  return {
    ...empty,
    version: nextVersion(known.version),
    ...(kind !== 'remove-node-group' &&
      draftOfPool(kind, known, firstPool(known) ?? '')),
  };
}
