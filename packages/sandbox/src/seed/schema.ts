import { z } from 'zod';

const date = z.preprocess(
  value => (typeof value === 'string' ? new Date(value) : value),
  z.date('expected a date such as 2026-11-24 or 2026-11-24T08:30:00Z'),
);
const accountId = z
  .string('expected an account id in quotes')
  .regex(/^\d{12}$/, 'expected 12 digits in quotes');
const kubernetesVersion = z
  .string('expected a version in quotes such as "1.35"')
  .regex(/^1\.\d+$/, 'expected a version such as 1.35');
const region = z
  .string()
  .regex(/^[a-z]{2}-[a-z]+-\d$/, 'expected a region such as eu-west-1');
const issue = z.strictObject({
  code: z.string(),
  message: z.string(),
  resourceIds: z.array(z.string()).optional(),
});
const labels = z.record(z.string(), z.string());

const update = z
  .strictObject({
    status: z.enum(['InProgress', 'Failed', 'Cancelled', 'Successful']),
    type: z.string(),
    createdAt: date.optional(),
    /** Age at the start of the sandbox, instead of `createdAt`. */
    minutesAgo: z.number().min(0).optional(),
    params: labels.default({}),
    errors: z
      .array(
        z.strictObject({
          errorCode: z.string(),
          errorMessage: z.string(),
          resourceIds: z.array(z.string()).optional(),
        }),
      )
      .default([]),
  })
  .refine(
    entry =>
      (entry.createdAt === undefined) !== (entry.minutesAgo === undefined),
    'expected either createdAt or minutesAgo',
  );

const nodegroup = z
  .strictObject({
    name: z.string(),
    amiType: z.string().default('AL2023_x86_64_STANDARD'),
    /** How many releases the group is older than the newest one for its version. */
    releasesBehind: z.number().int().min(0).default(0),
    /** Kubernetes version; that of the cluster by default. */
    version: kubernetesVersion.optional(),
    /** A custom image in the launch template: `releaseVersion` is its id then. */
    customImageId: z.string().startsWith('ami-').optional(),
    capacityType: z.enum(['ON_DEMAND', 'SPOT']).default('ON_DEMAND'),
    instanceTypes: z.array(z.string()).default(['m6i.xlarge']),
    minSize: z.number().int().min(0).optional(),
    maxSize: z.number().int().min(1).optional(),
    desiredSize: z.number().int().min(0),
    /** Nodes that exist; `desiredSize` by default. */
    nodes: z.number().int().min(0).optional(),
    /** Numbers of the nodes, from 0, that are cordoned or not ready. */
    cordoned: z.array(z.number().int()).default([]),
    notReady: z.array(z.number().int()).default([]),
    labels: labels.default({}),
    taints: z
      .array(
        z.strictObject({
          key: z.string(),
          value: z.string().optional(),
          effect: z.enum(['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE']),
        }),
      )
      .default([]),
    status: z.string().default('ACTIVE'),
    issues: z.array(issue).default([]),
    createdAt: date.optional(),
    updates: z.array(update).default([]),
  })
  .refine(
    group => (group.maxSize ?? Infinity) >= group.desiredSize,
    'maxSize is below desiredSize',
  );

const addon = z.strictObject({
  name: z.string(),
  /** How many versions the add-on is older than the newest one for the cluster. */
  versionsBehind: z.number().int().min(0).default(0),
  /** A version that the catalogue no longer offers for the cluster. */
  version: z.string().optional(),
  status: z.string().default('ACTIVE'),
  issues: z.array(issue).default([]),
  updates: z.array(update).default([]),
});

const insight = z.strictObject({
  name: z.string(),
  category: z
    .enum(['UPGRADE_READINESS', 'MISCONFIGURATION', 'ROLLBACK_READINESS'])
    .default('UPGRADE_READINESS'),
  kubernetesVersion: kubernetesVersion.optional(),
  status: z.enum(['PASSING', 'WARNING', 'ERROR', 'UNKNOWN']),
  reason: z.string(),
  description: z.string(),
  recommendation: z.string(),
  resources: z.array(z.string()).default([]),
  deprecations: z
    .array(
      z.strictObject({
        usage: z.string(),
        replacedWith: z.string(),
        stopServingVersion: kubernetesVersion,
        startServingReplacementVersion: kubernetesVersion,
        userAgent: z.string(),
        requests: z.number().int(),
        lastRequestAt: date,
      }),
    )
    .default([]),
});

const deployment = z.strictObject({
  name: z.string(),
  replicas: z.number().int().min(0).default(2),
  image: z.string(),
  kind: z.enum(['Deployment', 'StatefulSet']).default('Deployment'),
  component: z.string().optional(),
  minAvailable: z.union([z.number().int(), z.string()]).optional(),
  maxUnavailable: z.union([z.number().int(), z.string()]).optional(),
  emptyDir: z.boolean().default(false),
  /** Seconds that a pod needs to end after SIGTERM; 1 by default, at most its grace period unless `never`. */
  stopSeconds: z.union([z.number().min(0), z.literal('never')]).optional(),
  /** Seconds that a pod needs to become ready on its node; 1 by default. */
  readySeconds: z.union([z.number().min(0), z.literal('never')]).optional(),
  /** `terminationGracePeriodSeconds` of the pods; 30 by default. */
  gracePeriodSeconds: z.number().int().min(0).optional(),
  readinessProbe: z.boolean().default(true),
  port: z.number().int().default(8080),
  autoscaling: z
    .strictObject({ min: z.number().int(), max: z.number().int() })
    .optional(),
  host: z.string().optional(),
  /** A cron expression: a CronJob and its last Job are added. */
  schedule: z.string().optional(),
});

const namespace = z.strictObject({
  name: z.string(),
  workloads: z.array(deployment).default([]),
  /** Pods without a controller. */
  barePods: z.array(z.string()).default([]),
});

/** A cluster as a seed describes it. */
export const clusterSeedSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, 'not a valid name'),
  version: kubernetesVersion,
  createdAt: date,
  owner: z.string().default('team-platform'),
  tags: labels.default({}),
  status: z.string().default('ACTIVE'),
  /** How many platform versions the cluster is older than the newest one. */
  platformVersionsBehind: z.number().int().min(0).default(0),
  supportType: z.enum(['STANDARD', 'EXTENDED']).default('EXTENDED'),
  authenticationMode: z
    .enum(['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP'])
    .default('API_AND_CONFIG_MAP'),
  endpointPublicAccess: z.boolean().default(true),
  publicAccessCidrs: z.array(z.string()).default(['203.0.113.0/24']),
  encrypted: z.boolean().default(true),
  deletionProtection: z.boolean().default(false),
  logging: z.array(z.string()).default(['api', 'audit', 'authenticator']),
  cni: z.enum(['calico', 'aws-node']).default('calico'),
  apiServer: z.enum(['serving', 'absent']).default('serving'),
  issues: z.array(issue).default([]),
  nodegroups: z.array(nodegroup).default([]),
  addons: z.array(addon).default([]),
  updates: z.array(update).default([]),
  insights: z.array(insight).default([]),
  namespaces: z.array(namespace).default([]),
});

const regionSeed = z.strictObject({
  name: region,
  vpcName: z.string(),
  /** A /18 or larger: the XKF subnet plan is laid into its first /18. */
  cidr: z
    .string()
    .regex(/^\d+\.\d+\.\d+\.0\/(1[0-8])$/, 'expected a /18 or larger'),
  /** The subnets: as the module `eks-core` lays them for clusters, or as a tenant has them with `core`. */
  layout: z.enum(['eks-core', 'core']).default('eks-core'),
  /** Free addresses of subnets, by their name, where they are not as many as there could be. */
  freeAddresses: z.record(z.string(), z.number().int().min(0)).default({}),
  clusters: z.array(clusterSeedSchema).default([]),
});

const accountSeed = z.strictObject({
  id: accountId,
  name: z.string(),
  email: z.email(),
  alias: z.string().optional(),
  environment: z.string().optional(),
  organizationalUnit: z.string().optional(),
  joinedAt: date,
  tags: labels.default({}),
  /** Roles that the management account may assume. */
  readerRoles: z.array(z.string()).default(['xkf-portal-reader']),
  /** Quotas that differ from those of AWS, by their code, such as `L-7E9ECCDB`. */
  quotas: z.record(z.string().startsWith('L-'), z.number().int()).default({}),
  regions: z.array(regionSeed).default([]),
});

const irsaRole = z
  .strictObject({
    account: accountId,
    name: z.string().regex(/^[\w+=,.@-]{1,64}$/, 'not a valid name'),
    namespace: z.string(),
    serviceAccount: z.string(),
    /** The clusters whose service account it is for; the account of the role gets their providers. */
    clusters: z
      .array(z.strictObject({ account: accountId, region, name: z.string() }))
      .min(1),
    /** What the role trusts instead of the issuers of the clusters, without a provider for it. */
    issuer: z.url().optional(),
    /** Without the role there is only the annotation. */
    exists: z.boolean().default(true),
    /** Whether the service accounts exist and name the role. */
    annotated: z.boolean().default(true),
    /** The document of its own policy, of the same name. */
    policy: z.record(z.string(), z.json()).optional(),
    policyArns: z.array(z.string()).default([]),
    createdAt: date,
    /** Absent where it was not used. */
    lastUsedAt: date.optional(),
  })
  .refine(
    role => !role.exists || role.policy || role.policyArns.length > 0,
    'expected policy or policyArns',
  );

const repository = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'expected a name such as acme/xkf'),
  description: z.string().default(''),
  /** Folder of its files, relative to the seed; `repositories/NAME` by default. */
  directory: z.string().optional(),
  /** Where the pipeline applies it: the region, and the account of each environment. */
  region,
  environments: z.record(z.string().regex(/^[a-z0-9]+$/), accountId),
});

/** A seed: a whole world of accounts, clusters and versions, with dates around an anchor. */
export const seedSchema = z.strictObject({
  /** The day on which the seed was written; all dates move with the days since. */
  anchor: date,
  versions: z
    .array(
      z.strictObject({
        version: kubernetesVersion,
        patch: z.string().regex(/^1\.\d+\.\d+$/),
        platformVersion: z.string().regex(/^eks\.\d+$/),
        released: date,
        endOfStandardSupport: date,
        endOfExtendedSupport: date,
        default: z.boolean().default(false),
      }),
    )
    .min(1),
  amiReleases: z.strictObject({
    newest: date,
    newestAmazonLinux2: date,
    count: z.number().int().min(1).default(12),
    everyDays: z.number().int().min(1).default(14),
    newestBottlerocket: z.string().regex(/^1\.\d+\.0$/),
  }),
  addons: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      publisher: z.string().default('eks'),
      owner: z.string().default('aws'),
      versions: z.record(kubernetesVersion, z.array(z.string()).min(1)),
    }),
  ),
  organization: z.strictObject({
    id: z.string().startsWith('o-'),
    rootId: z.string().startsWith('r-'),
    managementAccountId: accountId,
    /** How many accounts it may have. */
    accountLimit: z.number().int().min(1).default(20),
    units: z.array(
      z.strictObject({
        id: z.string().startsWith('ou-'),
        name: z.string(),
        parent: z.string().optional(),
        /** Roles that every account gets which comes into the unit or below it. */
        readerRoles: z.array(z.string()).default([]),
      }),
    ),
  }),
  accounts: z.array(accountSeed).min(1),
  peerings: z
    .array(
      z.strictObject({
        name: z.string(),
        requester: z.strictObject({ account: accountId, region }),
        accepter: z.strictObject({ account: accountId, region }),
        status: z.enum(['active', 'pending-acceptance']),
        createdAt: date,
      }),
    )
    .default([]),
  irsaRoles: z.array(irsaRole).default([]),
  repositories: z.array(repository).default([]),
});

/** A repository of the Git host, with the folder of its files. */
export type RepositorySeed = z.output<typeof repository> & {
  directory: string;
};
/** A seed after validation, with defaults filled in. */
export type Seed = Omit<z.output<typeof seedSchema>, 'repositories'> & {
  repositories: RepositorySeed[];
};
/** What a seed may look like before validation. */
export type SeedInput = z.input<typeof seedSchema>;
/** A cluster of a seed after validation. */
export type ClusterSeed = z.output<typeof clusterSeedSchema>;
/** What a cluster of a seed may look like before validation. */
export type ClusterSeedInput = z.input<typeof clusterSeedSchema>;
/** A node group of a seed after validation. */
export type NodegroupSeed = z.output<typeof nodegroup>;
/** What a node group of a seed may look like before validation. */
export type NodegroupSeedInput = z.input<typeof nodegroup>;
/** An account of a seed after validation. */
export type AccountSeed = z.output<typeof accountSeed>;
/** A region of a seed after validation. */
export type RegionSeed = z.output<typeof regionSeed>;
/** A role for service accounts of a seed after validation. */
export type IrsaRoleSeed = z.output<typeof irsaRole>;
/** A change of a seed after validation. */
export type UpdateSeed = z.output<typeof update>;
/** A namespace of a seed after validation. */
export type NamespaceSeed = z.output<typeof namespace>;
/** A workload of a seed after validation. */
export type WorkloadSeed = z.output<typeof deployment>;

/** Schema of a node group of a seed. */
export const nodegroupSeedSchema = nodegroup;
