import {
  ClusterDetail,
  ClusterSummary,
  formatClusterArn,
  supportAt,
  bundledCalendar,
} from '@xkf/backstage-plugin-eks-common';

/** The moment at which all test data was read. */
export const NOW = '2026-11-24T12:00:00.000Z';

/** A moment so many minutes before {@link NOW}. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
}

/** A moment so many days before {@link NOW}. */
export const daysAgo = (days: number) => minutesAgo(days * 24 * 60);

/** The support of a version at {@link NOW}, from the bundled calendar. */
export function supportOf(version: string) {
  const life = bundledCalendar.find(entry => entry.version === version);
  return supportAt(life, 'bundled', new Date(NOW));
}

/** A healthy cluster of the development account, changed as asked. */
export function aCluster(
  changes: Partial<ClusterSummary> = {},
): ClusterSummary {
  const name = changes.name ?? 'dev-eks1';
  const accountId = changes.accountId ?? '111111111111';
  const region = changes.region ?? 'eu-west-1';
  const version = changes.version ?? '1.35';
  return {
    arn: formatClusterArn({ accountId, region, clusterName: name }),
    accountId,
    accountName: 'xkf-dev',
    environment: 'dev',
    region,
    name,
    owner: 'group:default/team-platform',
    status: 'ACTIVE',
    version,
    platformVersion: 'eks.12',
    support: supportOf(version),
    nodeGroups: { total: 3, behind: 0, degraded: 0, unknown: 0 },
    health: 'healthy',
    healthIssueCount: 0,
    freshness: { lastSeen: minutesAgo(3), stale: false },
    ...changes,
  };
}

/** Everything known about a cluster, changed as asked. */
export function aClusterDetail(
  changes: Partial<ClusterDetail> = {},
): ClusterDetail {
  return {
    ...aCluster(changes),
    createdAt: daysAgo(400),
    endpoint: 'https://ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
    certificateAuthority: 'LS0tLS1CRUdJTg==',
    endpointAccess: {
      public: true,
      private: true,
      publicCidrs: ['203.0.113.0/24'],
    },
    logging: { enabled: ['audit', 'api'], disabled: ['scheduler'] },
    secretsKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/1111',
    oidcIssuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF',
    roleArn: 'arn:aws:iam::111111111111:role/eks-dev',
    vpcId: 'vpc-0aaa',
    subnetIds: ['subnet-0aaa', 'subnet-0bbb'],
    securityGroupIds: ['sg-0aaa'],
    clusterSecurityGroupId: 'sg-0bbb',
    serviceCidr: '172.20.0.0/16',
    authenticationMode: 'API_AND_CONFIG_MAP',
    upgradePolicy: 'EXTENDED',
    deletionProtection: true,
    tags: { Environment: 'dev', CostCenter: '42' },
    healthIssues: [],
    consoleUrl:
      'https://eu-west-1.console.aws.amazon.com/eks/clusters/dev-eks1',
    degradedParts: [],
    problems: [],
    ...changes,
  };
}
