import { BUNDLED_SEED, loadSeed } from './loadSeed';
import type { ClusterSeedInput, SeedInput } from './schema';

/** How large a generated fleet is. */
export interface BulkSeedOptions {
  accounts: number;
  regions: string[];
  clustersPerRegion: number;
  nodeGroupsPerCluster: number;
  /** Starts an API server for each cluster; off by default. */
  apiServers?: boolean;
}

function cluster(
  environment: string,
  index: number,
  options: BulkSeedOptions,
  versions: string[],
): ClusterSeedInput {
  const name = `${environment}-eks${index + 1}`;
  return {
    name,
    version: versions[index % versions.length],
    createdAt: new Date('2025-09-01T08:00:00Z'),
    apiServer: options.apiServers ? 'serving' : 'absent',
    nodegroups: Array.from(
      { length: options.nodeGroupsPerCluster },
      (_, group) => ({
        name: `${name}-pool${group + 1}`,
        desiredSize: 3,
        maxSize: 6,
        releasesBehind: (index + group) % 6,
        createdAt: new Date('2026-09-01T08:00:00Z'),
      }),
    ),
    addons: [{ name: 'coredns' }, { name: 'kube-proxy' }],
  };
}

/**
 * A large generated fleet with the versions and add-ons of the bundled one.
 * The accounts are numbered from 600000000001 and named `bulk-1`, `bulk-2` and so on.
 */
export function bulkSeed(options: BulkSeedOptions): SeedInput {
  const anchor = new Date('2026-11-24T00:00:00Z');
  const base = loadSeed(BUNDLED_SEED, anchor);
  const versions = base.versions
    .map(entry => entry.version)
    .filter(version => Number(version.split('.')[1]) >= 32);
  const environments = ['dev', 'qa', 'prod'];
  const management = base.accounts.filter(
    account => account.id === base.organization.managementAccountId,
  );
  return {
    ...base,
    peerings: [],
    irsaRoles: [],
    repositories: [],
    accounts: [
      ...management,
      ...Array.from({ length: options.accounts }, (_, index) => {
        const environment = environments[index % environments.length];
        return {
          id: String(600000000001 + index),
          name: `bulk-${index + 1}`,
          email: `aws+bulk-${index + 1}@acme.example`,
          environment,
          organizationalUnit: base.organization.units[0].id,
          joinedAt: new Date('2024-01-01T00:00:00Z'),
          regions: options.regions.map(name => ({
            name,
            vpcName: `${environment}-core`,
            cidr: '10.0.0.0/18',
            clusters: Array.from(
              { length: options.clustersPerRegion },
              (__, c) => cluster(environment, c, options, versions),
            ),
          })),
        };
      }),
    ],
  };
}
