import type { Cluster, Nodegroup } from '@aws-sdk/client-eks';
import { NotFoundError } from '@backstage/errors';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { Known } from '@xkf/backstage-plugin-eks-node';
import pLimit from 'p-limit';
import { ReleaseList } from '../../fleet/releases/Releases';
import { ClusterRecord } from '../../fleet/store/FleetStore';
import {
  ClusterView,
  declaredCluster,
  DeclaredView,
  World,
  wordsOf,
} from '../world';
import { replacementType } from './images';

const CONCURRENCY = 8;

/** Everything that a rotation is planned and checked with. */
export interface RotationFacts {
  id: ClusterId;
  cluster: Cluster;
  /** Minor of the control plane. */
  version: string;
  /** The node groups that AWS has, by name. */
  nodeGroups: ReadonlyMap<string, Nodegroup>;
  declared: DeclaredView;
  /** Other clusters that the same value describes, as AWS had them last. */
  shared: { name: string; record?: ClusterRecord }[];
  /** Releases for the AMI types of the node groups and of their replacements, by type. */
  releases: ReadonlyMap<string, Known<ReleaseList | undefined>>;
}

/**
 * Reads them now.
 * @throws NotFoundError when AWS has no such cluster
 */
export async function readRotationFacts(
  world: World,
  view: ClusterView,
): Promise<RotationFacts> {
  const { id } = view;
  const cluster = await view.describe();
  if (!cluster) {
    throw new NotFoundError(
      `AWS has no cluster ${id.clusterName} in account ${id.accountId} and region ${id.region} any more.`,
    );
  }
  const version = cluster.version ?? '';
  const [nodeGroups, declared, records] = await Promise.all([
    readGroups(view),
    declaredCluster(world, view),
    world.fleet.records(),
  ]);
  const sharedWith = 'problem' in declared ? [] : declared.cluster.sharedWith;
  const types = new Set(
    [...nodeGroups.values()].flatMap(({ amiType }) =>
      amiType ? [amiType, replacementType(amiType, version) ?? amiType] : [],
    ),
  );
  return {
    id,
    cluster,
    version,
    nodeGroups,
    declared,
    shared: sharedWith.map(name => ({
      name,
      record: records.find(
        record =>
          record.name === name &&
          record.region === id.region &&
          record.accountId === id.accountId,
      ),
    })),
    releases: await readReleases(world, view, version, [...types]),
  };
}

async function readGroups(
  view: ClusterView,
): Promise<ReadonlyMap<string, Nodegroup>> {
  const { aws, id } = view;
  const limit = pLimit(CONCURRENCY);
  const names = await aws.listNodegroups(id.clusterName);
  const groups = await Promise.all(
    names.map(name =>
      limit(async () => ({
        name,
        group: await aws.describeNodegroup(id.clusterName, name),
      })),
    ),
  );
  return new Map(
    groups.flatMap(({ name, group }) =>
      group ? [[name, group] as const] : [],
    ),
  );
}

async function readReleases(
  world: World,
  view: ClusterView,
  version: string,
  types: readonly string[],
): Promise<RotationFacts['releases']> {
  const { region } = view.id;
  const releases = new Map<string, Known<ReleaseList | undefined>>();
  await Promise.all(
    types.map(async type => {
      try {
        const list = world.releases.list(view.aws, region, type, version);
        releases.set(type, { value: await list });
      } catch (error) {
        releases.set(type, { problem: wordsOf(error) });
      }
    }),
  );
  return releases;
}
