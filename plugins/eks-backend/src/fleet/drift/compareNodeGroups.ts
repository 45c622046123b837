import {
  ClusterId,
  NodeGroup,
  Pool,
  poolSchema,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import {
  Declared,
  DeclaredCluster,
  DeclaredPool,
  expectedLabels,
} from '../../terraform/declarations';
import { Adoption } from './Adoption';
import { DriftNotes } from './DriftNotes';
import {
  instanceTypeLines,
  labelLines,
  nodeGroupWords,
  taintLines,
} from './words';

/** What is compared, and for which cluster changes are offered. */
export interface NodeGroupComparison {
  id: ClusterId;
  declared: DeclaredCluster;
  live: NodeGroup[];
  adoption: Adoption;
}

/** Compares declared pools with the node groups that AWS has. */
export function compareNodeGroups(
  comparison: NodeGroupComparison,
  notes: DriftNotes,
): void {
  const { declared, live } = comparison;
  for (const pool of declared.pools) {
    const group = live.find(({ name }) => name === pool.nodeGroup);
    if (group) comparePool(comparison, pool, group, notes);
    else noteMissing(comparison, pool, notes);
  }
  for (const group of live) {
    const known = declared.pools.some(pool => pool.nodeGroup === group.name);
    if (!known) noteUndeclared(comparison, group, notes);
  }
}

function comparePool(
  { id, adoption }: NodeGroupComparison,
  pool: DeclaredPool,
  group: NodeGroup,
  notes: DriftNotes,
): void {
  const subject = group.name;
  if (!group.releaseVersion || !group.scaling) {
    notes.hole(`Node group ${subject} could not be read from AWS.`);
    return;
  }
  const { releaseVersion, scaling, instanceTypes } = group;
  const target = { ...id, pool: pool.name };
  notes.compare(
    {
      aspect: 'release-version',
      subject,
      adopt: adoption.release({
        kind: 'set-node-group-release',
        ...target,
        releaseVersion,
      }),
    },
    pool.releaseVersion,
    value => ({ declared: value, live: releaseVersion }),
  );
  for (const bound of ['min', 'max'] as const) {
    const key = bound === 'min' ? 'minSize' : 'maxSize';
    notes.compare(
      {
        aspect: bound === 'min' ? 'min-size' : 'max-size',
        subject,
        adopt: adoption.size({
          kind: 'resize-node-group',
          ...target,
          [key]: scaling[bound],
        }),
      },
      pool[key],
      value => ({ declared: `${value}`, live: `${scaling[bound]}` }),
    );
  }
  // Where the launch template decides, EKS does not tell the types.
  if (instanceTypes) {
    notes.compare(
      { aspect: 'instance-types', subject },
      pool.instanceTypes,
      value => ({
        declared: instanceTypeLines(value),
        live: instanceTypeLines(instanceTypes),
      }),
    );
  }
  notes.compare({ aspect: 'labels', subject }, labelsOf(pool), value => ({
    declared: labelLines(value),
    live: labelLines(group.labels),
  }));
  notes.compare({ aspect: 'taints', subject }, taintsOf(pool), value => ({
    declared: taintLines(value),
    live: taintLines(group.taints),
  }));
}

/** A pool of a file that cannot say labels or taints has only those of the module. */
function labelsOf(pool: DeclaredPool): Declared<Record<string, string>> {
  const { name, path, line, labels } = pool;
  if (labels && 'unreadable' in labels) return labels;
  return {
    ...(labels ?? { path, line }),
    value: expectedLabels({ name, labels: labels?.value }),
  };
}

function taintsOf({ path, line, taints }: DeclaredPool) {
  return taints ?? { path, line, value: [] };
}

/** Removing a pool that a second cluster runs would take its nodes away. */
function noteMissing(
  { id, declared }: NodeGroupComparison,
  pool: DeclaredPool,
  notes: DriftNotes,
): void {
  const adopt: TerraformChange = {
    kind: 'remove-node-group',
    ...id,
    pool: pool.name,
  };
  notes.add({
    aspect: 'node-group',
    subject: pool.nodeGroup,
    state: 'not-live',
    declared: nodeGroupWords({
      releaseVersion: valueOf(pool.releaseVersion),
      minSize: valueOf(pool.minSize),
      maxSize: valueOf(pool.maxSize),
      instanceTypes: valueOf(pool.instanceTypes),
    }),
    place: pool,
    ...(declared.sharedWith.length === 0 && { adopt }),
  });
}

function valueOf<T>(declared?: { value: T } | { unreadable: string }) {
  return declared && 'value' in declared ? declared.value : undefined;
}

function noteUndeclared(
  { id, declared }: NodeGroupComparison,
  group: NodeGroup,
  notes: DriftNotes,
): void {
  const pool = toPool(id.clusterName, group);
  notes.add({
    aspect: 'node-group',
    subject: group.name,
    state: 'not-declared',
    live: nodeGroupWords({
      releaseVersion: group.releaseVersion,
      minSize: group.scaling?.min,
      maxSize: group.scaling?.max,
      instanceTypes: group.instanceTypes,
    }),
    place: declared.source,
    // A second cluster would get the node group as well.
    ...(pool &&
      declared.sharedWith.length === 0 && {
        adopt: { kind: 'add-node-group', ...id, pool },
      }),
  });
}

const effects: Record<string, string> = {
  NoSchedule: 'NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
};

/** Labels of a file: without those that the module adds by itself. */
function declarable(labels: Record<string, string>): Record<string, string> {
  const added = expectedLabels({
    name: labels['xkf.xenit.io/node-pool'] ?? '',
  });
  return Object.fromEntries(
    Object.entries(labels).filter(([key, value]) => added[key] !== value),
  );
}

/** The pool that would make this node group; undefined where XKF cannot describe it. */
function toPool(clusterName: string, group: NodeGroup): Pool | undefined {
  const prefix = `${clusterName}-`;
  if (!group.name.startsWith(prefix)) return undefined;
  const { data } = poolSchema.safeParse({
    name: group.name.slice(prefix.length),
    releaseVersion: group.releaseVersion,
    instanceTypes: group.instanceTypes,
    minSize: group.scaling?.min,
    maxSize: group.scaling?.max,
    labels: declarable(group.labels),
    taints: group.taints.map(({ key, value = '', effect }) => ({
      key,
      value,
      effect: effects[effect],
    })),
  });
  return data;
}
