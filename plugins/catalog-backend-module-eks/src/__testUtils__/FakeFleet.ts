import { NotImplementedError, ResponseError } from '@backstage/errors';
import {
  ClusterDetail,
  EndpointName,
  EksEndpoints,
  EndpointResponse,
  endpoints,
  formatClusterArn,
  ScanUnit,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { EksService } from '@xkf/backstage-plugin-eks-node';

const SEEN = '2026-11-24T12:00:00.000Z';
const PAGE_SIZE = 2;

/**
 * The eks backend as the provider sees it. Its answers fit the contract, and
 * its pages are small.
 */
export class FakeFleet {
  units: ScanUnit[] = [];
  clusters: ClusterDetail[] = [];
  tenants: Tenant[] = [];
  /** When set, every call fails with it. */
  failure: Error | undefined;
  /** ARNs of clusters that are listed and then cannot be fetched, with the status. */
  readonly unfetchable = new Map<string, number>();
  /** Greatest number of clusters fetched at one time. */
  concurrency = 0;
  /** Number of clusters fetched in all. */
  fetches = 0;
  private fetching = 0;

  addUnit(unit: Partial<ScanUnit> & Pick<ScanUnit, 'accountId' | 'region'>) {
    this.units.push({
      accountName: 'xkf-dev',
      environment: 'dev',
      state: 'succeeded',
      lastSuccess: SEEN,
      lastAttempt: SEEN,
      clusters: 1,
      ...unit,
    });
  }

  addCluster(
    cluster: Partial<ClusterDetail> &
      Pick<ClusterDetail, 'accountId' | 'region' | 'name'>,
  ) {
    const { accountId, region, name } = cluster;
    this.clusters.push({
      arn: formatClusterArn({ accountId, region, clusterName: name }),
      accountName: 'xkf-dev',
      environment: 'dev',
      status: 'ACTIVE',
      version: '1.35',
      support: { phase: 'standard', extraCostPerMonth: 0, source: 'aws' },
      health: 'healthy',
      healthIssueCount: 0,
      freshness: { lastSeen: SEEN, stale: false },
      endpoint: 'https://0A1B2C.gr7.eu-west-1.eks.amazonaws.com',
      certificateAuthority: 'LS0tLS1CRUdJTi0tLS0t',
      endpointAccess: { public: true, private: true, publicCidrs: [] },
      logging: { enabled: ['api'], disabled: [] },
      subnetIds: [],
      securityGroupIds: [],
      tags: {},
      healthIssues: [],
      consoleUrl: `https://${region}.console.aws.amazon.com/eks/home?region=${region}#/clusters/${name}`,
      degradedParts: [],
      problems: [],
      ...cluster,
    });
  }

  addTenant(tenant: Partial<Tenant> & Pick<Tenant, 'accountId' | 'name'>) {
    this.tenants.push({
      environment: 'dev',
      source: 'discovered',
      regions: ['eu-west-1'],
      namespaces: [],
      peerings: [],
      pullRequests: [],
      problems: [],
      ...tenant,
    });
  }

  readonly service: EksService = {
    ...(Object.fromEntries(
      Object.keys(endpoints).map(name => [
        name,
        async () => {
          throw new NotImplementedError(name);
        },
      ]),
    ) as unknown as EksService), // Keys of the table are the keys of the service.

    getScanStatus: async () =>
      this.answer('getScanStatus', { running: false, units: this.units }),

    listClusters: async ({ cursor = '0' }) => {
      const start = Number(cursor);
      const end = start + PAGE_SIZE;
      return this.answer('listClusters', {
        items: this.clusters.slice(start, end),
        totalItems: this.clusters.length,
        ...(end < this.clusters.length && { nextCursor: String(end) }),
      });
    },

    listTenants: async ({ cursor = '0' }) => {
      const start = Number(cursor);
      const end = start + PAGE_SIZE;
      return this.answer('listTenants', {
        items: this.tenants.slice(start, end),
        totalItems: this.tenants.length,
        problems: [],
        ...(end < this.tenants.length && { nextCursor: String(end) }),
      });
    },

    getCluster: async ({ accountId, region, clusterName }) => {
      const arn = formatClusterArn({ accountId, region, clusterName });
      this.fetches += 1;
      this.fetching += 1;
      this.concurrency = Math.max(this.concurrency, this.fetching);
      await new Promise(resolve => setTimeout(resolve, 1));
      this.fetching -= 1;
      const status = this.unfetchable.get(arn);
      if (status) {
        throw await ResponseError.fromResponse(
          new Response('{}', { status, statusText: 'No' }),
        );
      }
      const cluster = this.clusters.find(item => item.arn === arn);
      return this.answer('getCluster', cluster);
    },
  };

  private answer<Name extends EndpointName>(
    name: Name,
    body: unknown,
  ): EndpointResponse<EksEndpoints[Name]> {
    if (this.failure) throw this.failure;
    return endpoints[name].response.parse(body) as EndpointResponse<
      EksEndpoints[Name]
    >;
  }
}
