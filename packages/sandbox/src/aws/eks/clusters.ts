import { clusterOf, eksPage, invalidParameter, notFound } from './lookup';
import type { EksRoute } from './routes';
import type { KubernetesVersion } from '../../world/eks';
import type { CallContext } from '../service';

function versionStatus(version: KubernetesVersion, now: Date): string {
  if (now < version.endOfStandardSupportDate) {
    return 'STANDARD_SUPPORT';
  }
  return now < version.endOfExtendedSupportDate
    ? 'EXTENDED_SUPPORT'
    : 'UNSUPPORTED';
}

/** A resource that an ARN of EKS names, as far as it carries tags. */
function tagsOf(context: CallContext, arn: string): Record<string, string> {
  const clusters = Array.from(context.state?.clusters.values() ?? []);
  for (const state of clusters) {
    if (state.cluster.arn === arn) {
      return state.cluster.tags;
    }
    for (const nodegroup of state.nodegroups.values()) {
      if (nodegroup.nodegroupArn === arn) {
        return nodegroup.tags;
      }
    }
    for (const addon of state.addons.values()) {
      if (addon.addonArn === arn) {
        return addon.tags;
      }
    }
  }
  throw notFound(`The specified resource could not be found: ${arn}`, {});
}

/** Operations on clusters, versions and tags. */
export const clusterRoutes: EksRoute[] = [
  {
    name: 'ListClusters',
    method: 'GET',
    path: '/clusters',
    run: ({ state }, input) => {
      const names = Array.from(state?.clusters.keys() ?? []).sort();
      const { items, nextToken } = eksPage(input, 'clusters', names);
      return { clusters: items, nextToken };
    },
  },
  {
    name: 'DescribeCluster',
    method: 'GET',
    path: '/clusters/{name}',
    run: (context, { path }) => ({
      cluster: clusterOf(context, path.name).cluster,
    }),
  },
  {
    name: 'DescribeClusterVersions',
    method: 'GET',
    path: '/cluster-versions',
    run: ({ world }, input) => {
      const { query } = input;
      const wanted = query.getAll('clusterVersions');
      const status = query.get('versionStatus');
      const includeAll =
        query.get('includeAll') === 'true' || wanted.length > 0 || status;
      const known = new Set(world.versions.map(each => each.clusterVersion));
      const unknown = wanted.find(version => !known.has(version));
      if (unknown) {
        throw invalidParameter(`Invalid cluster version: ${unknown}`);
      }
      const versions = world.versions
        .map(version => ({
          clusterType: 'eks',
          ...version,
          versionStatus: versionStatus(version, world.now()),
          status: versionStatus(version, world.now())
            .toLowerCase()
            .replace('_', '-'),
        }))
        .filter(
          version =>
            (includeAll || version.versionStatus !== 'UNSUPPORTED') &&
            (wanted.length === 0 || wanted.includes(version.clusterVersion)) &&
            (!status || version.versionStatus === status) &&
            (query.get('defaultOnly') !== 'true' || version.defaultVersion),
        )
        .reverse();
      const { items, nextToken } = eksPage(input, 'cluster-versions', versions);
      return { clusterVersions: items, nextToken };
    },
  },
  {
    name: 'ListTagsForResource',
    method: 'GET',
    path: '/tags/{resourceArn}',
    run: (context, { path }) => ({ tags: tagsOf(context, path.resourceArn) }),
  },
];
