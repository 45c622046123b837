import { InputError } from '@backstage/errors';
import { presetPolicies } from './presetPolicies';

/** Something that a preset must be told. @public */
export interface PresetParameter {
  name: string;
  title: string;
  /** A value as an example. */
  example: string;
  /** A regular expression for the whole value. */
  pattern: string;
}

/** Permissions that are asked for often, as narrow as they can be. @public */
export interface IrsaPreset {
  name: string;
  title: string;
  /** What it is for and what it allows, as sentences. */
  description: string;
  parameters: readonly PresetParameter[];
  /** The service account that the component's own chart makes. */
  serviceAccount?: { namespace: string; name: string };
}

/** Permissions as a role gets them. @public */
export interface PresetPermissions {
  policyJson?: string;
  policyArns: string[];
}

const clusterName: PresetParameter = {
  name: 'clusterName',
  title: 'Name of the cluster',
  example: 'prod-eks1',
  pattern: '[A-Za-z0-9][A-Za-z0-9_-]{0,99}',
};

const hostedZoneId: PresetParameter = {
  name: 'hostedZoneId',
  title: 'Id of the hosted zone in Route 53',
  example: 'Z0123456789ABCDEFGHIJ',
  pattern: 'Z[A-Z0-9]{1,31}',
};

const bucket: PresetParameter = {
  name: 'bucket',
  title: 'Name of the bucket',
  example: 'acme-shop-prod-images',
  pattern: '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]',
};

const arn = (service: string, rest: string) =>
  `arn:aws[a-z-]*:${service}:[a-z0-9-]+:[0-9]{12}:${rest}`;

/** Every preset, those for components of a cluster first. @public */
export const irsaPresets: readonly IrsaPreset[] = [
  {
    name: 'cluster-autoscaler',
    title: 'Cluster Autoscaler',
    description:
      'Changes the size of the node groups of one cluster. It reads all Auto Scaling groups and changes those with the tag of the cluster.',
    parameters: [clusterName],
    serviceAccount: { namespace: 'kube-system', name: 'cluster-autoscaler' },
  },
  {
    name: 'external-dns',
    title: 'ExternalDNS',
    description: 'Keeps the records of one hosted zone in Route 53.',
    parameters: [hostedZoneId],
    serviceAccount: { namespace: 'external-dns', name: 'external-dns' },
  },
  {
    name: 'cert-manager',
    title: 'cert-manager with DNS01',
    description:
      'Proves to a certificate authority that a hosted zone is yours: writes TXT records of one zone, and no others.',
    parameters: [hostedZoneId],
    serviceAccount: { namespace: 'cert-manager', name: 'cert-manager' },
  },
  {
    name: 'velero',
    title: 'Velero',
    description:
      'Backs up to one bucket, and takes snapshots of EBS volumes, which it can delete again.',
    parameters: [bucket],
    serviceAccount: { namespace: 'velero', name: 'velero' },
  },
  {
    name: 'ebs-csi-driver',
    title: 'EBS CSI driver',
    description:
      'Makes, attaches and deletes EBS volumes with the policy that AWS keeps for the driver.',
    parameters: [],
    serviceAccount: { namespace: 'kube-system', name: 'ebs-csi-controller-sa' },
  },
  {
    name: 's3-read',
    title: 'Read a bucket',
    description: 'Lists one bucket and reads its objects.',
    parameters: [bucket],
  },
  {
    name: 's3-write',
    title: 'Read and write a bucket',
    description: 'Lists one bucket, and reads, writes and deletes its objects.',
    parameters: [bucket],
  },
  {
    name: 'sqs-consume',
    title: 'Take messages from a queue',
    description: 'Receives and deletes the messages of one SQS queue.',
    parameters: [
      {
        name: 'queueArn',
        title: 'ARN of the queue',
        example: 'arn:aws:sqs:eu-west-1:444444444444:orders',
        pattern: arn('sqs', '[A-Za-z0-9_.-]{1,80}'),
      },
    ],
  },
  {
    name: 'secret-read',
    title: 'Read a secret',
    description: 'Reads one secret of Secrets Manager.',
    parameters: [
      {
        name: 'secretArn',
        title: 'ARN of the secret, with its six characters at the end',
        example:
          'arn:aws:secretsmanager:eu-west-1:444444444444:secret:shop/db-a1B2c3',
        pattern: arn('secretsmanager', 'secret:[A-Za-z0-9/_+=.@-]{1,519}'),
      },
    ],
  },
];

/**
 * What a role of a preset may do.
 * @param values - of the preset's parameters
 * @param partition - of the account, such as `aws-cn`
 * @throws InputError for an unknown preset, or a value that is missing or wrong
 * @public
 */
export function presetPermissions(
  name: string,
  values: Readonly<Record<string, string>>,
  partition = 'aws',
): PresetPermissions {
  const preset = irsaPresets.find(one => one.name === name);
  const permissions = presetPolicies[name];
  if (!preset || !permissions) {
    const names = irsaPresets.map(one => one.name).join(', ');
    throw new InputError(`There is no preset ${name}. Choose one of ${names}.`);
  }
  for (const parameter of preset.parameters) {
    const value = values[parameter.name] ?? '';
    if (!new RegExp(`^(?:${parameter.pattern})$`).test(value)) {
      throw new InputError(
        `${parameter.title}: “${value}” does not fit. Give one such as ${parameter.example}.`,
      );
    }
  }
  const { statements, managed = [] } = permissions(values, partition);
  return {
    ...(statements && {
      policyJson: JSON.stringify(
        { Version: '2012-10-17', Statement: statements },
        undefined,
        2,
      ),
    }),
    policyArns: managed.map(path => `arn:${partition}:iam::aws:policy/${path}`),
  };
}
