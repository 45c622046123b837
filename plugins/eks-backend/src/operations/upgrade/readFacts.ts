import type { Cluster } from '@aws-sdk/client-eks';
import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import {
  ReadinessAddon,
  ReadinessFacts,
  ReadinessInsight,
  ReadinessNodeGroup,
} from '@xkf/backstage-plugin-eks-node';
import pLimit from 'p-limit';
import { toHealthIssues } from '../../fleet/reading/healthWords';
import { versionOf } from '../../fleet/updates/VersionUpdates';
import { ClusterView, known, World } from '../world';

/** Calls at the same time for each list. */
const CONCURRENCY = 8;

/** Everything that readiness checks judge, read now. What cannot be read says why. */
export async function readFacts(
  world: World,
  view: ClusterView,
  cluster: Cluster,
  { version: target }: Pick<UpgradeInput, 'version'>,
  now: Date,
): Promise<ReadinessFacts> {
  const arn = cluster.arn ?? '';
  const name = view.id.clusterName;
  const [versions, updates, nodeGroups, nodes, subnets, insights, addons] =
    await Promise.all([
      known(async () =>
        (await view.aws.describeClusterVersions()).map(one => ({
          version: one.clusterVersion ?? '',
          status: one.versionStatus,
          endOfStandardSupport: one.endOfStandardSupportDate,
          endOfExtendedSupport: one.endOfExtendedSupportDate,
        })),
      ),
      known(async () =>
        (await world.updates.list({ arn, name }, view.aws))
          .filter(({ status }) => status === 'InProgress')
          .map(update => ({
            id: update.id,
            type: update.type,
            version: versionOf(update),
          })),
      ),
      known(() => readNodeGroups(view)),
      known(async () => {
        const accessed = await view.accessed();
        const { signal } = view;
        const reading = await world.kubernetes.listNodes(accessed, { signal });
        return reading.nodes;
      }),
      known(async () => {
        const ids = cluster.resourcesVpcConfig?.subnetIds ?? [];
        return (await view.operator.describeSubnets(ids)).map(subnet => ({
          id: subnet.SubnetId ?? '',
          zone: subnet.AvailabilityZone ?? '',
          freeAddresses: subnet.AvailableIpAddressCount ?? 0,
        }));
      }),
      known(() => readInsights(view)),
      known(() => readAddons(world, view, target)),
    ]);
  return {
    cluster: {
      ...view.id,
      arn,
      status: cluster.status ?? 'UNKNOWN',
      version: cluster.version ?? '',
      upgradePolicy: cluster.upgradePolicy?.supportType,
      healthIssues: toHealthIssues(cluster.health?.issues),
    },
    target,
    now,
    versions,
    updatesInProgress: updates,
    nodeGroups,
    nodes,
    subnets,
    insights,
    addons,
  };
}

/** Reads every managed node group of a cluster. */
export async function readNodeGroups(
  view: ClusterView,
): Promise<ReadinessNodeGroup[]> {
  const { aws, id } = view;
  const names = await aws.listNodegroups(id.clusterName);
  const groups = await each(names, async name => ({
    name,
    group: await aws.describeNodegroup(id.clusterName, name),
  }));
  return groups.flatMap(({ name, group }) =>
    group
      ? [{ name, status: group.status ?? 'UNKNOWN', version: group.version }]
      : [],
  );
}

/** Those that do not pass are read in full, since only then is advice wanted. */
async function readInsights(view: ClusterView): Promise<ReadinessInsight[]> {
  const { operator, id } = view;
  const summaries = await operator.listInsights(id.clusterName);
  return each(summaries, async summary => {
    const { id: insightId = '', insightStatus } = summary;
    const passes = insightStatus?.status === 'PASSING';
    const full = passes
      ? undefined
      : await operator.describeInsight(id.clusterName, insightId);
    return {
      id: insightId,
      name: summary.name ?? insightId,
      status: insightStatus?.status ?? 'UNKNOWN',
      reason: full?.insightStatus?.reason ?? insightStatus?.reason,
      description: summary.description,
      recommendation: full?.recommendation,
      kubernetesVersion: summary.kubernetesVersion,
      refreshedAt: summary.lastRefreshTime,
    };
  });
}

async function readAddons(
  world: World,
  view: ClusterView,
  target: string,
): Promise<ReadinessAddon[]> {
  const { aws, id } = view;
  const names = await aws.listAddons(id.clusterName);
  return each(names, async name => {
    const [addon, { fitting }] = await Promise.all([
      aws.describeAddon(id.clusterName, name),
      world.addonCatalog.versions(aws, id.region, name, target),
    ]);
    return { name, version: addon?.addonVersion, fitting };
  });
}

function each<A, B>(
  items: readonly A[],
  read: (item: A) => Promise<B>,
): Promise<B[]> {
  const limit = pLimit(CONCURRENCY);
  return Promise.all(items.map(item => limit(() => read(item))));
}
