import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
import {
  Addon,
  ClusterId,
  NodeGroup,
  parseClusterArn,
} from '@xkf/backstage-plugin-eks-common';
import { AwsReader, WrongAccountError } from '../../aws';
import {
  imageFreshness,
  isCustomImage,
  RunningImage,
} from '../releases/imageFreshness';
import { ReleaseList, Releases } from '../releases/Releases';
import { ClusterSnapshot } from '../store/snapshot';
import { AddonCatalog } from './AddonCatalog';
import { toAddon, unreadAddon } from './addonFacts';
import { toClusterFacts } from './clusterFacts';
import { toNodeGroup, unreadNodeGroup } from './nodeGroupFacts';
import { PartAttempts } from './PartAttempts';
import { LivePeering, toLivePeerings } from './peeringFacts';

/** What reading a cluster needs besides AWS. */
export interface ClusterReading {
  reader: AwsReader;
  releases: Releases;
  addonCatalog: AddonCatalog;
  /** The peerings of the region; absent where nobody compares them. */
  peerings?: () => Promise<VpcPeeringConnection[]>;
  /** The reading before; its parts are kept where they cannot be read now. */
  previous?: ClusterSnapshot;
  /** The moment of this reading, in ISO 8601. */
  at: string;
}

/**
 * Reads a cluster with its node groups and add-ons.
 * @returns undefined when AWS does not know the cluster (any more)
 * @throws AwsReadError when DescribeCluster fails; other parts that fail become
 * problems of the snapshot
 * @throws WrongAccountError when the cluster belongs to another account
 */
export async function readCluster(
  id: ClusterId,
  reading: ClusterReading,
): Promise<ClusterSnapshot | undefined> {
  const cluster = await reading.reader.describeCluster(id.clusterName);
  if (!cluster) return undefined;
  const facts = toClusterFacts(cluster, id);
  const actual = parseClusterArn(facts.arn)?.accountId;
  if (actual && actual !== id.accountId) {
    throw new WrongAccountError(id.accountId, actual);
  }
  const { previous, at } = reading;
  const attempts = new PartAttempts(previous?.problems ?? [], at);
  const read: PartReading = { ...reading, id, attempts };
  const [nodeGroups, addons, peerings] = await Promise.all([
    readNodeGroups(read),
    readAddons(read, facts.version),
    readPeerings(read, facts.vpcId),
  ]);
  return {
    facts,
    nodeGroups: nodeGroups ?? previous?.nodeGroups,
    nodeGroupsReadAt: nodeGroups ? at : previous?.nodeGroupsReadAt,
    addons: addons ?? previous?.addons,
    addonsReadAt: addons ? at : previous?.addonsReadAt,
    peerings: peerings ?? previous?.peerings,
    peeringsReadAt: peerings ? at : previous?.peeringsReadAt,
    problems: attempts.problems,
  };
}

interface PartReading extends ClusterReading {
  id: ClusterId;
  attempts: PartAttempts;
}

async function readNodeGroups(
  read: PartReading,
): Promise<NodeGroup[] | undefined> {
  const { attempts, reader, previous } = read;
  const { clusterName } = read.id;
  const names = await attempts.run({ part: 'node-groups' }, () =>
    reader.listNodegroups(clusterName),
  );
  if ('problem' in names) return undefined;
  const groups = await Promise.all(
    names.value.map(async name => {
      const group = await attempts.run({ part: 'node-group', name }, () =>
        reader.describeNodegroup(clusterName, name),
      );
      if ('problem' in group) {
        const kept = previous?.nodeGroups?.find(other => other.name === name);
        return kept ?? unreadNodeGroup(name, group.problem.message);
      }
      if (!group.value) return undefined;
      const published = await publishedReleases(read, group.value);
      const image = imageFreshness(group.value, published);
      return toNodeGroup(group.value, name, image);
    }),
  );
  return sortByName(groups);
}

async function publishedReleases(
  read: PartReading,
  image: RunningImage,
): Promise<ReleaseList | { cause: string } | undefined> {
  const { amiType, version } = image;
  if (isCustomImage(image) || !amiType || !version) return undefined;
  const result = await read.attempts.run({ part: 'releases' }, () =>
    read.releases.list(read.reader, read.id.region, amiType, version),
  );
  return 'problem' in result ? { cause: result.problem.message } : result.value;
}

async function readAddons(
  read: PartReading,
  kubernetesVersion: string,
): Promise<Addon[] | undefined> {
  const { attempts, reader, previous, addonCatalog } = read;
  const { clusterName, region } = read.id;
  const names = await attempts.run({ part: 'addons' }, () =>
    reader.listAddons(clusterName),
  );
  if ('problem' in names) return undefined;
  const addons = await Promise.all(
    names.value.map(async name => {
      const addon = await attempts.run({ part: 'addon', name }, () =>
        reader.describeAddon(clusterName, name),
      );
      if ('problem' in addon) {
        const kept = previous?.addons?.find(other => other.name === name);
        return kept ?? unreadAddon(name, addon.problem.message);
      }
      if (!addon.value) return undefined;
      const versions = await attempts.run({ part: 'addon', name }, () =>
        addonCatalog.versions(reader, region, name, kubernetesVersion),
      );
      return toAddon(
        addon.value,
        name,
        'problem' in versions
          ? { cause: versions.problem.message }
          : versions.value,
      );
    }),
  );
  return sortByName(addons);
}

async function readPeerings(
  { attempts, peerings }: PartReading,
  vpcId: string | undefined,
): Promise<LivePeering[] | undefined> {
  if (!peerings || !vpcId) return undefined;
  const all = await attempts.run({ part: 'peerings' }, peerings);
  return 'problem' in all ? undefined : toLivePeerings(all.value, vpcId);
}

function sortByName<T extends { name: string }>(items: (T | undefined)[]): T[] {
  return items
    .filter((item): item is T => item !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name));
}
