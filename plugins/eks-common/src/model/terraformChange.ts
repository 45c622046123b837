import { z } from 'zod';
import { accountIdSchema, clusterIdSchema, regionSchema } from './identity';

const kubernetesVersion = z
  .string()
  .regex(/^1\.\d{2,3}$/, 'must be a Kubernetes version such as 1.35');

/** Name of a pool in tfvars; its node group is `<cluster>-<pool>`. @public */
export const poolNameSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}$/,
    'must be lower-case letters, digits and -, beginning with a letter, at most 40 characters',
  );

const releaseVersion = z
  .string()
  .max(63)
  .regex(
    /^\d+\.\d+\.\d+-[\w.]+$/,
    'must be a release version such as 1.35.5-20261119',
  );

const minSize = z.number().int().min(0).max(1000);
/** EKS: at least 1 (NodegroupScalingConfig). */
const maxSize = z.number().int().min(1).max(1000);

const instanceType = z
  .string()
  .max(63)
  .regex(
    /^[a-z0-9-]+\.[a-z0-9-]+$/,
    'must be an instance type such as m6i.large',
  );

/** @public */
export const cidrSchema = z
  .string()
  .regex(
    /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/,
    'must be a CIDR such as 10.0.0.0/18',
  );

/** @public */
export const vpcIdSchema = z
  .string()
  .regex(
    /^vpc-[0-9a-f]{8,17}$/,
    'must be a VPC id such as vpc-0123456789abcdef0',
  );

/** Name of an entry in a list of peerings. @public */
export const entryNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'must be lower-case letters, digits and -, at most 63 characters',
  );

/** @public */
export const dnsLabelSchema = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be a DNS label: lower-case letters, digits and -, at most 63 characters',
  );

/** Syntax of Kubernetes for keys and values of labels and taints. */
const labelKey = z
  .string()
  .regex(
    /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/,
    'must be the key of a Kubernetes label, such as example.com/workload',
  );
const labelValue = z
  .string()
  .regex(
    /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/,
    'must be the value of a Kubernetes label: letters, digits, -, _ and ., at most 63 characters',
  );
/** Labels of Kubernetes. @public */
export const labelsSchema = z.record(labelKey, labelValue).default({});

/** Text for people or other systems: one line of it. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line of text');

/** A taint as tfvars spell it: the effect as EKS names it. @public */
export const poolTaintSchema = z.object({
  key: labelKey,
  value: labelValue,
  effect: z.enum(['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE']),
});

/** A node group as tfvars describe it. @public */
export const poolSchema = z.object({
  name: poolNameSchema,
  releaseVersion,
  instanceTypes: z.array(instanceType).min(1).max(20),
  minSize,
  maxSize,
  labels: labelsSchema,
  taints: z.array(poolTaintSchema).max(50).default([]),
});

/** @public */
export type Pool = z.infer<typeof poolSchema>;

/** An account in a region: says which environment, and so which files, are meant. */
const place = { accountId: accountIdSchema, region: regionSchema };
const cluster = clusterIdSchema.shape;

/** Flux of a tenant's namespace. @public */
export const fluxSchema = z.object({
  enabled: z.boolean(),
  createCrds: z.boolean().default(false),
  azureDevOps: z
    .object({ org: line(200), proj: line(200), repo: line(200) })
    .optional(),
  github: z.object({ repo: line(200) }).optional(),
});

/** An Azure resource group of a tenant. @public */
export const resourceGroupShape = {
  commonName: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,40}$/,
      'must be lower-case letters, digits and -, at most 41 characters',
    ),
  delegateAks: z.boolean(),
  delegateKeyVault: z.boolean(),
  delegateServiceEndpoint: z.boolean(),
  delegateServicePrincipal: z.boolean(),
  lockResourceGroup: z.boolean(),
  disableUniqueSuffix: z.boolean(),
  keyVaultPurgeProtectionEnabled: z.boolean().optional(),
  /** Azure: at most 512 and 256 characters. */
  tags: z.record(line(512).min(1), line(256)).default({}),
};

/** Name of a role and its policy: at most 64 characters (IAM). @public */
export const roleNameSchema = z
  .string()
  .regex(
    /^[\w+=,.@-]{1,64}$/,
    'must be an IAM role name, at most 64 characters',
  );

/** @public */
export const serviceAccountSchema = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
    'must be the name of a service account',
  );

/** Name of a module call or a resource. @public */
export const terraformNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be a Terraform name in lower case');

/** Address of the issuer of a cluster. @public */
export const issuerUrlSchema = z.url({ protocol: /^https$/ }).max(500);

/** Of the certificate of an issuer: SHA-1 as hexadecimal digits. @public */
export const thumbprintsSchema = z
  .array(z.string().regex(/^[0-9a-f]{40}$/))
  .min(1)
  .max(5);

/** What a role allows. @public */
export const irsaPolicyShape = {
  /** Policy document as JSON, at most 6,144 characters without white space (IAM). */
  policyJson: z.string().max(20_000).optional(),
  policyArns: z
    .array(
      z
        .string()
        .max(500)
        .regex(/^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/.+$/),
    )
    .max(10)
    .default([]),
};

/**
 * A named change to a Terraform repository. `kind` says which; the account and
 * region (and cluster) say which repository, environment and file.
 * @public
 */
export const terraformChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set-control-plane-version'),
    ...cluster,
    version: kubernetesVersion,
  }),
  z.object({ kind: z.literal('add-node-group'), ...cluster, pool: poolSchema }),
  z.object({
    kind: z.literal('remove-node-group'),
    ...cluster,
    pool: poolNameSchema,
  }),
  z.object({
    kind: z.literal('resize-node-group'),
    ...cluster,
    pool: poolNameSchema,
    minSize: minSize.optional(),
    maxSize: maxSize.optional(),
  }),
  z.object({
    kind: z.literal('set-node-group-release'),
    ...cluster,
    pool: poolNameSchema,
    releaseVersion,
  }),
  z.object({
    kind: z.literal('add-peering-requester'),
    ...place,
    name: entryNameSchema,
    peerOwnerId: accountIdSchema,
    peerVpcId: vpcIdSchema,
    destinationCidrBlock: cidrSchema,
  }),
  z.object({
    kind: z.literal('add-peering-accepter'),
    ...place,
    name: entryNameSchema,
    peerOwnerId: accountIdSchema,
    destinationCidrBlock: cidrSchema,
  }),
  z.object({
    kind: z.literal('remove-peering'),
    ...place,
    side: z.enum(['requester', 'accepter']),
    name: entryNameSchema,
  }),
  z.object({
    kind: z.literal('add-tenant-namespace'),
    ...place,
    name: dnsLabelSchema,
    delegateResourceGroup: z.boolean(),
    labels: labelsSchema,
    flux: fluxSchema,
  }),
  z.object({
    kind: z.literal('add-tenant-resource-group'),
    ...place,
    ...resourceGroupShape,
  }),
  z.object({
    kind: z.literal('add-oidc-provider'),
    ...place,
    /** Name of the Terraform resource. */
    resource: terraformNameSchema,
    url: issuerUrlSchema,
    /** Of the provider in the cluster's own account; version 4 of the AWS provider needs one. */
    thumbprints: thumbprintsSchema,
  }),
  z.object({
    kind: z.literal('add-irsa-module'),
    ...place,
    /** Name of the Terraform module call. */
    module: terraformNameSchema,
    roleName: roleNameSchema,
    /** One for each cluster whose pods may take the role. */
    oidcProviders: z
      .array(
        z.object({
          url: issuerUrlSchema,
          arn: z
            .string()
            .max(500)
            .regex(/^arn:aws[\w-]*:iam::\d{12}:oidc-provider\/.+$/),
        }),
      )
      .min(1)
      .max(20),
    namespace: dnsLabelSchema,
    serviceAccount: serviceAccountSchema,
    ...irsaPolicyShape,
  }),
]);

/** @public */
export type TerraformChange = z.infer<typeof terraformChangeSchema>;

/** @public */
export type TerraformChangeKind = TerraformChange['kind'];
