/** A statement of a preset's policy. */
interface PresetStatement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

type Permissions = (
  values: Readonly<Record<string, string>>,
  partition: string,
) => {
  statements?: PresetStatement[];
  /** Paths of policies that AWS keeps. */
  managed?: string[];
};

function allow(
  Sid: string,
  Action: string[],
  Resource: string | string[],
  Condition?: PresetStatement['Condition'],
): PresetStatement {
  return {
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
    ...(Condition && { Condition }),
  };
}

/** Actions of lists and descriptions know no resource, so they are for all of them. */
const everywhere = '*';

/** The permissions of the presets, by their names. */
export const presetPolicies: Readonly<Record<string, Permissions>> = {
  'cluster-autoscaler': ({ clusterName }) => ({
    statements: [
      allow(
        'ReadGroups',
        [
          'autoscaling:DescribeAutoScalingGroups',
          'autoscaling:DescribeAutoScalingInstances',
          'autoscaling:DescribeLaunchConfigurations',
          'autoscaling:DescribeScalingActivities',
          'autoscaling:DescribeTags',
          'ec2:DescribeImages',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeLaunchTemplateVersions',
          'ec2:GetInstanceTypesFromInstanceRequirements',
          'eks:DescribeNodegroup',
        ],
        everywhere,
      ),
      allow(
        'ScaleGroupsOfTheCluster',
        [
          'autoscaling:SetDesiredCapacity',
          'autoscaling:TerminateInstanceInAutoScalingGroup',
        ],
        everywhere,
        {
          StringEquals: {
            [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]:
              'owned',
          },
        },
      ),
    ],
  }),
  'external-dns': ({ hostedZoneId }, partition) => ({
    statements: [
      allow('ListZones', ['route53:ListHostedZones'], everywhere),
      allow(
        'KeepRecords',
        [
          'route53:ChangeResourceRecordSets',
          'route53:ListResourceRecordSets',
          'route53:ListTagsForResource',
        ],
        `arn:${partition}:route53:::hostedzone/${hostedZoneId}`,
      ),
    ],
  }),
  'cert-manager': ({ hostedZoneId }, partition) => {
    const zone = `arn:${partition}:route53:::hostedzone/${hostedZoneId}`;
    return {
      statements: [
        allow('FindZone', ['route53:ListHostedZonesByName'], everywhere),
        allow(
          'FollowChanges',
          ['route53:GetChange'],
          `arn:${partition}:route53:::change/*`,
        ),
        allow('ReadRecords', ['route53:ListResourceRecordSets'], zone),
        allow('WriteProofs', ['route53:ChangeResourceRecordSets'], zone, {
          'ForAllValues:StringEquals': {
            'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'],
          },
        }),
      ],
    };
  },
  velero: ({ bucket }, partition) => {
    const volumes = `arn:${partition}:ec2:*:*:volume/*`;
    const snapshots = `arn:${partition}:ec2:*::snapshot/*`;
    return {
      statements: [
        allow(
          'ReadVolumes',
          ['ec2:DescribeSnapshots', 'ec2:DescribeVolumes'],
          everywhere,
        ),
        allow(
          'SnapshotVolumes',
          ['ec2:CreateSnapshot', 'ec2:CreateTags', 'ec2:CreateVolume'],
          [volumes, snapshots],
        ),
        allow('DeleteSnapshots', ['ec2:DeleteSnapshot'], snapshots),
        allow(
          'ListBucket',
          ['s3:ListBucket'],
          `arn:${partition}:s3:::${bucket}`,
        ),
        allow(
          'KeepBackups',
          [
            's3:AbortMultipartUpload',
            's3:DeleteObject',
            's3:GetObject',
            's3:ListMultipartUploadParts',
            's3:PutObject',
          ],
          `arn:${partition}:s3:::${bucket}/*`,
        ),
      ],
    };
  },
  'ebs-csi-driver': () => ({
    managed: ['service-role/AmazonEBSCSIDriverPolicy'],
  }),
  's3-read': ({ bucket }, partition) => ({
    statements: [
      allow('ListBucket', ['s3:ListBucket'], `arn:${partition}:s3:::${bucket}`),
      allow(
        'ReadObjects',
        ['s3:GetObject'],
        `arn:${partition}:s3:::${bucket}/*`,
      ),
    ],
  }),
  's3-write': ({ bucket }, partition) => ({
    statements: [
      allow('ListBucket', ['s3:ListBucket'], `arn:${partition}:s3:::${bucket}`),
      allow(
        'KeepObjects',
        [
          's3:AbortMultipartUpload',
          's3:DeleteObject',
          's3:GetObject',
          's3:PutObject',
        ],
        `arn:${partition}:s3:::${bucket}/*`,
      ),
    ],
  }),
  'sqs-consume': ({ queueArn }) => ({
    statements: [
      allow(
        'TakeMessages',
        [
          'sqs:ChangeMessageVisibility',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ReceiveMessage',
        ],
        queueArn,
      ),
    ],
  }),
  'secret-read': ({ secretArn }) => ({
    statements: [
      allow(
        'ReadSecret',
        ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        secretArn,
      ),
    ],
  }),
};
