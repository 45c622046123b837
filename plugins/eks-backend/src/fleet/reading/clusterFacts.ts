import type { Cluster } from '@aws-sdk/client-eks';
import {
  ClusterDetail,
  ClusterId,
  formatClusterArn,
  partitionOf,
} from '@xkf/backstage-plugin-eks-common';
import { toHealthIssues } from './healthWords';

/**
 * What DescribeCluster tells, in our words; neither support nor freshness nor
 * what the configuration adds.
 */
export type ClusterFacts = Omit<
  ClusterDetail,
  | 'accountName'
  | 'environment'
  | 'owner'
  | 'support'
  | 'nodeGroups'
  | 'health'
  | 'healthIssueCount'
  | 'freshness'
  | 'degradedParts'
  | 'rollback'
  | 'problems'
>;

export function toClusterFacts(cluster: Cluster, id: ClusterId): ClusterFacts {
  const network = cluster.resourcesVpcConfig;
  const logging = cluster.logging?.clusterLogging ?? [];
  const logTypes = (enabled: boolean) =>
    logging
      .filter(setup => Boolean(setup.enabled) === enabled)
      .flatMap(setup => setup.types ?? []);
  return {
    arn: cluster.arn ?? formatClusterArn(id),
    accountId: id.accountId,
    region: id.region,
    name: id.clusterName,
    status: cluster.status ?? 'UNKNOWN',
    version: cluster.version ?? '',
    platformVersion: cluster.platformVersion,
    createdAt: cluster.createdAt?.toISOString(),
    endpoint: cluster.endpoint,
    certificateAuthority: cluster.certificateAuthority?.data,
    endpointAccess: {
      public: network?.endpointPublicAccess ?? false,
      private: network?.endpointPrivateAccess ?? false,
      publicCidrs: network?.publicAccessCidrs ?? [],
    },
    logging: { enabled: logTypes(true), disabled: logTypes(false) },
    secretsKeyArn: cluster.encryptionConfig?.find(({ resources }) =>
      resources?.includes('secrets'),
    )?.provider?.keyArn,
    oidcIssuer: cluster.identity?.oidc?.issuer,
    roleArn: cluster.roleArn,
    vpcId: network?.vpcId,
    subnetIds: network?.subnetIds ?? [],
    securityGroupIds: network?.securityGroupIds ?? [],
    clusterSecurityGroupId: network?.clusterSecurityGroupId,
    serviceCidr: cluster.kubernetesNetworkConfig?.serviceIpv4Cidr,
    authenticationMode: cluster.accessConfig?.authenticationMode,
    upgradePolicy: cluster.upgradePolicy?.supportType,
    deletionProtection: cluster.deletionProtection,
    tags: cluster.tags ?? {},
    healthIssues: toHealthIssues(cluster.health?.issues),
    consoleUrl: consoleUrl(id),
  };
}

const consoleHosts: Record<string, string> = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

function consoleUrl({ region, clusterName }: ClusterId): string {
  const host = consoleHosts[partitionOf(region)] ?? 'console.aws.amazon.com';
  return `https://${region}.${host}/eks/home?region=${region}#/clusters/${clusterName}`;
}
