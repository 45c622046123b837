import type { Nodegroup } from '@aws-sdk/client-eks';
import {
  AmiRelease,
  ClusterId,
  compareReleaseVersions,
  parseReleaseVersion,
  releaseDate,
  RotationCandidate,
  RotationOptions,
} from '@xkf/backstage-plugin-eks-common';
import { toClusterSummary } from '../../fleet/clusterView';
import { Access } from '../../permissions';
import { DeclaredPool, toEksEffect } from '../../terraform/declarations';
import { isDeepStrictEqual } from 'node:util';
import { ClusterView, valueOf, World } from '../world';
import { isUsable } from './findings';
import { replacementType } from './images';
import { isNamedAfter, nextPoolName } from './poolNames';
import { readRotationFacts, RotationFacts } from './RotationFacts';
import { nodeGroupName } from './stepIds';

const DAY_MS = 24 * 3_600_000;

/** The node groups of a cluster, each with what its replacement would be like. */
export async function rotationOptions(
  world: World,
  id: ClusterId,
  { access, signal, now }: { access: Access; signal: AbortSignal; now: Date },
): Promise<RotationOptions> {
  const view = new ClusterView(world, id, signal);
  const facts = await readRotationFacts(world, view);
  const { declared } = facts;
  const taken = namesTaken(facts);
  const pools = poolsOf(facts);
  return {
    version: facts.version,
    candidates: pools.map(pool => {
      const candidate = toCandidate(facts, pool, pools, taken, now);
      taken.add(candidate.replacement.name);
      return candidate;
    }),
    sharedWith: facts.shared.map(({ name }) => name),
    alsoClusters: await covered(world, facts, access),
    repositoryProblem: 'problem' in declared ? declared.problem : undefined,
  };
}

/** Clusters that share the value, that AWS had at the newest scan, and that the caller sees. */
async function covered(
  world: World,
  { shared }: RotationFacts,
  access: Access,
): Promise<string[]> {
  const context = await world.fleet.context();
  return shared
    .filter(
      ({ record }) =>
        record && access.allows(toClusterSummary(record, context)),
    )
    .map(({ name }) => name);
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
  old: KnownPool,
  pools: readonly KnownPool[],
  taken: ReadonlySet<string>,
  now: Date,
): RotationCandidate {
  const { name, group, declared } = old;
  const type = replacementType(group?.amiType, facts.version);
  const known = type ? facts.releases.get(type) : undefined;
  const releases =
    known && 'value' in known
      ? (known.value?.releases ?? []).map(one => toRelease(one, now))
      : [];
  return {
    pool: name,
    nodeGroup: nodeGroupName(facts.id, name),
    live: group !== undefined,
    declared: declared !== undefined,
    releaseVersion: group?.releaseVersion,
    version: group?.version,
    nodes: group?.scalingConfig?.desiredSize,
    amiType: group?.amiType,
    replacement: {
      ...settingsOf(old),
      name: nextPoolName(name, taken),
      releaseVersion: releases.at(0)?.releaseVersion,
    },
    existing: existingReplacement(old, pools, releases),
    releases,
    releasesProblem:
      known && 'problem' in known
        ? { kind: 'unknown', message: known.problem }
        : undefined,
  };
}

type Replacement = RotationCandidate['replacement'];

/** All but name and release: as tfvars say it, and else as AWS has it. */
function settingsOf({
  group,
  declared,
}: KnownPool): Omit<Replacement, 'name' | 'releaseVersion'> {
  const { scalingConfig, instanceTypes } = group ?? {};
  return {
    instanceTypes:
      valueOf(declared?.instanceTypes) ?? instanceTypes ?? undefined,
    minSize: valueOf(declared?.minSize) ?? scalingConfig?.minSize,
    maxSize: valueOf(declared?.maxSize) ?? scalingConfig?.maxSize,
    labels: valueOf(declared?.labels) ?? {},
    taints: (valueOf(declared?.taints) ?? []).flatMap(
      ({ key, value, effect }) => toPoolTaint(key, value, effect),
    ),
  };
}

/**
 * A replacement that is there already, since a rotation was cancelled or somebody
 * began by hand: declared with the settings of the old pool, and a newer release
 * that fits the cluster.
 */
function existingReplacement(
  old: KnownPool,
  pools: readonly KnownPool[],
  releases: readonly AmiRelease[],
): Replacement | undefined {
  const settings = settingsOf(old);
  const fits = ({ name, group, declared }: KnownPool): boolean => {
    const release = valueOf(declared?.releaseVersion);
    return (
      isNamedAfter(name, old.name) &&
      isUsable(group?.status) &&
      release !== undefined &&
      releases.some(({ releaseVersion }) => releaseVersion === release) &&
      compareReleaseVersions(release, old.group?.releaseVersion ?? '') > 0
    );
  };
  const found = pools.find(
    pool => fits(pool) && isDeepStrictEqual(settingsOf(pool), settings),
  );
  return (
    found && {
      ...settings,
      name: found.name,
      releaseVersion: valueOf(found.declared?.releaseVersion),
    }
  );
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
