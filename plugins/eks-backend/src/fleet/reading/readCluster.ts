import {
  Addon,
  ClusterId,
  NodeGroup,
  PartProblem,
  Problem,
} from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AwsReader, AwsReadError } from '../../aws';
import { imageFreshness, isCustomImage } from '../releases/imageFreshness';
import { ReleaseList, Releases } from '../releases/Releases';
import { ClusterSnapshot } from '../store/snapshot';
import { AddonCatalog } from './AddonCatalog';
import { toAddon } from './addonFacts';
import { toClusterFacts } from './clusterFacts';
import { toNodeGroup } from './nodeGroupFacts';

/** Calls in flight for one cluster. */
const CONCURRENCY = 6;

/** What reading a cluster needs besides AWS. */
export interface ClusterReading {
  reader: AwsReader;
  releases: Releases;
  addonCatalog: AddonCatalog;
  /** The reading before; its parts are kept where they cannot be read now. */
  previous?: ClusterSnapshot;
}

/**
 * Reads a cluster with its node groups and add-ons.
 * @returns undefined when AWS does not know the cluster (any more)
 * @throws AwsReadError when DescribeCluster fails; other parts that fail become
 * problems of the snapshot
 */
export async function readCluster(
  id: ClusterId,
  reading: ClusterReading,
): Promise<ClusterSnapshot | undefined> {
  const cluster = await reading.reader.describeCluster(id.clusterName);
  if (!cluster) return undefined;
  const facts = toClusterFacts(cluster, id);
  const problems: PartProblem[] = [];
  const limit = pLimit(CONCURRENCY);
  const read = { ...reading, id, limit, problems };
  const [nodeGroups, addons] = await Promise.all([
    readNodeGroups(read),
    readAddons(read, facts.version),
  ]);
  return { facts, nodeGroups, addons, problems };
}

interface PartReading extends ClusterReading {
  id: ClusterId;
  limit: pLimit.Limit;
  problems: PartProblem[];
}

async function readNodeGroups(
  read: PartReading,
): Promise<NodeGroup[] | undefined> {
  const { clusterName } = read.id;
  const previous = read.previous?.nodeGroups;
  const names = await attempt(read, 'node-groups', undefined, () =>
    read.reader.listNodegroups(clusterName),
  );
  if (!names) return previous;
  const groups = await Promise.all(
    names.value.map(async name => {
      const kept = previous?.find(group => group.name === name);
      const group = await attempt(read, 'node-group', name, () =>
        read.reader.describeNodegroup(clusterName, name),
      );
      if (!group) return kept;
      if (!group.value) return undefined;
      const published = await publishedReleases(read, {
        amiType: group.value.amiType,
        releaseVersion: group.value.releaseVersion,
        version: group.value.version,
      });
      const image = imageFreshness(group.value, published);
      return toNodeGroup(group.value, name, image);
    }),
  );
  return sortByName(groups);
}

async function publishedReleases(
  read: PartReading,
  image: { amiType?: string; releaseVersion?: string; version?: string },
): Promise<ReleaseList | { cause: string } | undefined> {
  const { amiType, version } = image;
  if (isCustomImage(image) || !amiType || !version) return undefined;
  const result = await attempt(read, 'releases', undefined, () =>
    read.releases.list(read.reader, read.id.region, amiType, version),
  );
  return result ? result.value : { cause: lastMessage(read.problems) };
}

async function readAddons(
  read: PartReading,
  kubernetesVersion: string,
): Promise<Addon[] | undefined> {
  const { clusterName, region } = read.id;
  const previous = read.previous?.addons;
  const names = await attempt(read, 'addons', undefined, () =>
    read.reader.listAddons(clusterName),
  );
  if (!names) return previous;
  const addons = await Promise.all(
    names.value.map(async name => {
      const kept = previous?.find(addon => addon.name === name);
      const addon = await attempt(read, 'addon', name, () =>
        read.reader.describeAddon(clusterName, name),
      );
      if (!addon) return kept;
      if (!addon.value) return undefined;
      const versions = await attempt(read, 'addon', name, () =>
        read.addonCatalog.versions(
          read.reader,
          region,
          name,
          kubernetesVersion,
        ),
      );
      return toAddon(
        addon.value,
        name,
        versions?.value ?? { cause: lastMessage(read.problems) },
      );
    }),
  );
  return sortByName(addons);
}

/** @returns undefined when the call failed; why, is among the problems then */
async function attempt<T>(
  read: PartReading,
  part: PartProblem['part'],
  name: string | undefined,
  call: () => Promise<T>,
): Promise<{ value: T } | undefined> {
  try {
    return { value: await read.limit(call) };
  } catch (error) {
    if (!(error instanceof AwsReadError)) throw error;
    report(read.problems, { part, name, problem: error.problem });
    return undefined;
  }
}

/** One cause is told once, not once for each node group. */
function report(problems: PartProblem[], problem: PartProblem): void {
  const known = problems.some(
    other =>
      other.part === problem.part &&
      other.problem.message === problem.problem.message,
  );
  if (!known) problems.push(problem);
}

function lastMessage(problems: PartProblem[]): string {
  const last: Problem | undefined = problems.at(-1)?.problem;
  return last?.message ?? 'It could not be read.';
}

function sortByName<T extends { name: string }>(items: (T | undefined)[]): T[] {
  return items
    .filter((item): item is T => item !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name));
}
