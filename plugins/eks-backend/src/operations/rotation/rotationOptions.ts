import type { Nodegroup } from '@aws-sdk/client-eks';
import {
  AmiRelease,
  ClusterId,
  parseReleaseVersion,
  releaseDate,
  RotationCandidate,
  RotationOptions,
} from '@xkf/backstage-plugin-eks-common';
import { DeclaredPool, toEksEffect } from '../../terraform/declarations';
import { ClusterView, valueOf, World } from '../world';
import { nextPoolName } from './poolNames';
import { readRotationFacts, RotationFacts } from './RotationFacts';
import { nodeGroupName } from './stepIds';

const DAY_MS = 24 * 3_600_000;

/** The node groups of a cluster, each with what its replacement would be like. */
export async function rotationOptions(
  world: World,
  id: ClusterId,
  { signal, now }: { signal: AbortSignal; now: Date },
): Promise<RotationOptions> {
  const view = new ClusterView(world, id, signal);
  const facts = await readRotationFacts(world, view);
  const { declared } = facts;
  const taken = namesTaken(facts);
  return {
    version: facts.version,
    candidates: poolsOf(facts).map(pool => {
      const candidate = toCandidate(facts, pool, taken, now);
      taken.add(candidate.replacement.name);
      return candidate;
    }),
    sharedWith: facts.shared.map(({ name }) => name),
    repositoryProblem: 'problem' in declared ? declared.problem : undefined,
  };
}

/** Names in tfvars and in AWS, of clusters that share the file as well. */
export function namesTaken({
  id,
  declared,
  nodeGroups,
  shared,
}: RotationFacts): Set<string> {
  const inAws = [
    ...[...nodeGroups.keys()].map(name => poolOf(id.clusterName, name)),
    ...shared.flatMap(({ name, record }) =>
      (record?.snapshot.nodeGroups ?? []).map(group =>
        poolOf(name, group.name),
      ),
    ),
  ].filter(name => name !== undefined);
  const inFile =
    'problem' in declared ? [] : declared.cluster.pools.map(({ name }) => name);
  return new Set([...inAws, ...inFile]);
}

/** The pool of a node group; undefined for one that is not named the XKF way. */
function poolOf(cluster: string, nodeGroup: string): string | undefined {
  return nodeGroup.startsWith(`${cluster}-`)
    ? nodeGroup.slice(cluster.length + 1)
    : undefined;
}

interface KnownPool {
  name: string;
  group?: Nodegroup;
  declared?: DeclaredPool;
}

function poolsOf({ id, declared, nodeGroups }: RotationFacts): KnownPool[] {
  const inFile = 'problem' in declared ? [] : declared.cluster.pools;
  const names = new Set([
    ...inFile.map(({ name }) => name),
    ...[...nodeGroups.keys()].flatMap(
      name => poolOf(id.clusterName, name) ?? [],
    ),
  ]);
  return [...names].map(name => ({
    name,
    group: nodeGroups.get(nodeGroupName(id, name)),
    declared: inFile.find(pool => pool.name === name),
  }));
}

function toCandidate(
  facts: RotationFacts,
  { name, group, declared }: KnownPool,
  taken: ReadonlySet<string>,
  now: Date,
): RotationCandidate {
  const known = group?.amiType ? facts.releases.get(group.amiType) : undefined;
  const releases =
    known && 'value' in known
      ? (known.value?.releases ?? []).map(one => toRelease(one, now))
      : [];
  const { scalingConfig } = group ?? {};
  return {
    pool: name,
    nodeGroup: nodeGroupName(facts.id, name),
    live: group !== undefined,
    declared: declared !== undefined,
    releaseVersion: group?.releaseVersion,
    version: group?.version,
    nodes: scalingConfig?.desiredSize,
    amiType: group?.amiType,
    replacement: {
      name: nextPoolName(name, taken),
      releaseVersion: releases.at(0)?.releaseVersion,
      instanceTypes:
        valueOf(declared?.instanceTypes) ?? group?.instanceTypes ?? undefined,
      minSize: valueOf(declared?.minSize) ?? scalingConfig?.minSize,
      maxSize: valueOf(declared?.maxSize) ?? scalingConfig?.maxSize,
      labels: valueOf(declared?.labels) ?? {},
      taints: (valueOf(declared?.taints) ?? []).flatMap(
        ({ key, value, effect }) => toPoolTaint(key, value, effect),
      ),
    },
    releases,
    releasesProblem:
      known && 'problem' in known
        ? { kind: 'unknown', message: known.problem }
        : undefined,
  };
}

function toPoolTaint(
  key: string,
  value: string,
  effect: string,
): RotationCandidate['replacement']['taints'] {
  const spelled = toEksEffect(effect);
  switch (spelled) {
    case 'NO_SCHEDULE':
    case 'NO_EXECUTE':
    case 'PREFER_NO_SCHEDULE':
      return [{ key, value, effect: spelled }];
    default:
      return [];
  }
}

/** Amazon Linux has one tag for each day of release (awslabs/amazon-eks-ami). */
function toRelease(releaseVersion: string, now: Date): AmiRelease {
  const releasedAt = releaseDate(releaseVersion);
  const date = parseReleaseVersion(releaseVersion)?.date;
  return {
    releaseVersion,
    releasedAt,
    ageDays: releasedAt
      ? Math.max(
          0,
          Math.floor((now.getTime() - Date.parse(releasedAt)) / DAY_MS),
        )
      : undefined,
    notesUrl: date
      ? `https://github.com/awslabs/amazon-eks-ami/releases/tag/v${date}`
      : undefined,
  };
}
