import { iamId } from './identifiers';
import type { Policy } from './iam';

/** Policies of AWS that the sandbox knows; their documents are made up where nobody needs them. */
const AWS_POLICIES = [
  'AdministratorAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonDynamoDBReadOnlyAccess',
  'AmazonEC2ContainerRegistryPowerUser',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEC2ContainerRegistryReadOnly',
  'AmazonEC2FullAccess',
  'AmazonEC2ReadOnlyAccess',
  'AmazonEKSClusterPolicy',
  'AmazonEKSServicePolicy',
  'AmazonEKSVPCResourceController',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEKS_CNI_Policy',
  'AmazonElasticFileSystemFullAccess',
  'AmazonElasticFileSystemReadOnlyAccess',
  'AmazonEventBridgeFullAccess',
  'AmazonKinesisFullAccess',
  'AmazonKinesisReadOnlyAccess',
  'AmazonPrometheusQueryAccess',
  'AmazonPrometheusRemoteWriteAccess',
  'AmazonRDSFullAccess',
  'AmazonRDSReadOnlyAccess',
  'AmazonRoute53FullAccess',
  'AmazonRoute53ReadOnlyAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSESFullAccess',
  'AmazonSNSFullAccess',
  'AmazonSNSReadOnlyAccess',
  'AmazonSQSFullAccess',
  'AmazonSQSReadOnlyAccess',
  'AmazonSSMManagedInstanceCore',
  'AmazonSSMReadOnlyAccess',
  'AWSXRayDaemonWriteAccess',
  'CloudWatchAgentServerPolicy',
  'CloudWatchFullAccess',
  'CloudWatchLogsFullAccess',
  'CloudWatchLogsReadOnlyAccess',
  'CloudWatchReadOnlyAccess',
  'IAMReadOnlyAccess',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecretsManagerReadWrite',
  'SecurityAudit',
  'ViewOnlyAccess',
  'service-role/AmazonEBSCSIDriverPolicy',
  'service-role/AmazonEFSCSIDriverPolicy',
];

const AWS_PREFIX = 'arn:aws:iam::aws:policy/';
const PUBLISHED = new Date('2020-01-15T12:00:00Z');

/** A managed policy with one version. */
export function policy(
  owner: string,
  pathAndName: string,
  document: string,
  created: Date,
): Policy {
  const slash = pathAndName.lastIndexOf('/') + 1;
  return {
    PolicyName: pathAndName.slice(slash),
    PolicyId: iamId('ANPA', owner, pathAndName),
    Arn: `arn:aws:iam::${owner}:policy/${pathAndName}`,
    Path: `/${pathAndName.slice(0, slash)}`,
    CreateDate: created,
    UpdateDate: created,
    Tags: [],
    versions: [
      {
        VersionId: 'v1',
        Document: document,
        IsDefaultVersion: true,
        CreateDate: created,
      },
    ],
  };
}

function awsPolicy(pathAndName: string): Policy {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['sts:GetCallerIdentity'], Resource: '*' },
    ],
  });
  return policy('aws', pathAndName, document, PUBLISHED);
}

/** The policies that AWS itself offers to every account. */
export const awsPolicies: readonly Policy[] = AWS_POLICIES.map(awsPolicy);

/** A policy by its ARN: of AWS, or of an account. */
export function policyOf(
  account: { policies: Policy[] },
  arn: string,
): Policy | undefined {
  const offered = arn.startsWith(AWS_PREFIX) ? awsPolicies : account.policies;
  return offered.find(each => each.Arn === arn);
}

/** The version of a policy that counts. */
export function defaultVersion({ versions }: Policy) {
  return versions.find(each => each.IsDefaultVersion) ?? versions[0];
}
