/**
 * EKS resources in the field names of the EKS API, so that an answer is the resource itself.
 * Times are `Date` here and epoch seconds on the wire.
 */

/** A problem that EKS reports about a cluster, a node group or an add-on. */
export interface HealthIssue {
  code: string;
  message: string;
  resourceIds?: string[];
}

/** An EKS cluster as DescribeCluster answers it. */
export interface Cluster {
  name: string;
  arn: string;
  createdAt: Date;
  version: string;
  endpoint: string;
  roleArn: string;
  resourcesVpcConfig: {
    subnetIds: string[];
    securityGroupIds: string[];
    clusterSecurityGroupId: string;
    vpcId: string;
    endpointPublicAccess: boolean;
    endpointPrivateAccess: boolean;
    publicAccessCidrs: string[];
  };
  kubernetesNetworkConfig: {
    serviceIpv4Cidr: string;
    ipFamily: 'ipv4' | 'ipv6';
    elasticLoadBalancing: { enabled: boolean };
  };
  logging: { clusterLogging: { types: string[]; enabled: boolean }[] };
  identity: { oidc: { issuer: string } };
  status: string;
  certificateAuthority: { data: string };
  platformVersion: string;
  tags: Record<string, string>;
  encryptionConfig: { resources: string[]; provider: { keyArn: string } }[];
  health: { issues: HealthIssue[] };
  accessConfig: { authenticationMode: string };
  upgradePolicy: { supportType: 'STANDARD' | 'EXTENDED' };
  deletionProtection: boolean;
}

/** A Kubernetes taint in the spelling of the EKS API. */
export interface NodegroupTaint {
  key: string;
  value?: string;
  effect: 'NO_SCHEDULE' | 'NO_EXECUTE' | 'PREFER_NO_SCHEDULE';
}

/** A managed node group as DescribeNodegroup answers it. */
export interface Nodegroup {
  nodegroupName: string;
  nodegroupArn: string;
  clusterName: string;
  version: string;
  releaseVersion: string;
  createdAt: Date;
  modifiedAt: Date;
  status: string;
  capacityType: 'ON_DEMAND' | 'SPOT';
  scalingConfig: { minSize: number; maxSize: number; desiredSize: number };
  instanceTypes?: string[];
  subnets: string[];
  amiType: string;
  nodeRole: string;
  labels: Record<string, string>;
  taints: NodegroupTaint[];
  resources: { autoScalingGroups: { name: string }[] };
  diskSize?: number;
  health: { issues: HealthIssue[] };
  updateConfig: { maxUnavailable?: number; maxUnavailablePercentage?: number };
  launchTemplate?: { name: string; version: string; id: string };
  tags: Record<string, string>;
}

/** An installed add-on as DescribeAddon answers it. */
export interface Addon {
  addonName: string;
  clusterName: string;
  status: string;
  addonVersion: string;
  health: { issues: HealthIssue[] };
  addonArn: string;
  createdAt: Date;
  modifiedAt: Date;
  serviceAccountRoleArn?: string;
  publisher: string;
  owner: string;
  tags: Record<string, string>;
}

/** A change of a cluster, a node group or an add-on, with the resource that it belongs to. */
export interface ClusterUpdate {
  nodegroupName?: string;
  addonName?: string;
  update: {
    id: string;
    status: 'InProgress' | 'Failed' | 'Cancelled' | 'Successful';
    type: string;
    params: { type: string; value: string }[];
    createdAt: Date;
    errors: {
      errorCode: string;
      errorMessage: string;
      resourceIds?: string[];
    }[];
  };
}

/** An upgrade insight as DescribeInsight answers it. */
export interface Insight {
  id: string;
  name: string;
  category: 'UPGRADE_READINESS' | 'MISCONFIGURATION' | 'ROLLBACK_READINESS';
  kubernetesVersion?: string;
  lastRefreshTime: Date;
  lastTransitionTime: Date;
  description: string;
  insightStatus: { status: string; reason: string };
  recommendation: string;
  additionalInfo: Record<string, string>;
  resources: {
    insightStatus: { status: string; reason: string };
    kubernetesResourceUri?: string;
    arn?: string;
  }[];
  categorySpecificSummary: {
    deprecationDetails: {
      usage: string;
      replacedWith: string;
      stopServingVersion: string;
      startServingReplacementVersion: string;
      clientStats: {
        userAgent: string;
        numberOfRequestsLast30Days: number;
        lastRequestTime: Date;
      }[];
    }[];
    addonCompatibilityDetails: {
      name: string;
      compatibleVersions: string[];
    }[];
  };
}

/** An IAM principal that may use the Kubernetes API of a cluster. */
export interface AccessEntry {
  clusterName: string;
  principalArn: string;
  kubernetesGroups: string[];
  accessEntryArn: string;
  createdAt: Date;
  modifiedAt: Date;
  tags: Record<string, string>;
  username: string;
  type: string;
}

/** A Kubernetes version that EKS offers or offered, as DescribeClusterVersions answers it. */
export interface KubernetesVersion {
  clusterVersion: string;
  kubernetesPatchVersion: string;
  defaultPlatformVersion: string;
  defaultVersion: boolean;
  releaseDate: Date;
  endOfStandardSupportDate: Date;
  endOfExtendedSupportDate: Date;
}

/** The versions of an add-on per Kubernetes version, newest first. */
export interface AddonOffer {
  addonName: string;
  type: string;
  publisher: string;
  owner: string;
  versions: Record<string, string[]>;
}
