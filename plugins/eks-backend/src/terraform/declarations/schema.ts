import { declarationProblemSchema } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';

/** A line of a file in the repository; lines count from 1. */
export const placeSchema = z.object({
  path: z.string(),
  line: z.number().int().min(1),
});

/** A line of a file in the repository. */
export type Place = z.infer<typeof placeSchema>;

const declared = <T extends z.ZodType>(value: T) =>
  z.union([
    placeSchema.extend({ value }),
    placeSchema.extend({
      /** Why it could not be read, as the end of a sentence: `is computed by …`. */
      unreadable: z.string(),
    }),
  ]);

/** A value with its place, or why there is none. */
export type Declared<T> =
  (Place & { value: T }) | (Place & { unreadable: string });

/** A taint with its effect in the spelling of the Kubernetes API. */
export const declaredTaintSchema = z.object({
  key: z.string(),
  value: z.string(),
  effect: z.string(),
});

export type DeclaredTaint = z.infer<typeof declaredTaintSchema>;

/** A pool in `node_pools` (or `node_groups`); a value that is not there is absent. */
export const declaredPoolSchema = placeSchema.extend({
  name: z.string(),
  /** Name of its node group in AWS: `<cluster>-<pool>`. */
  nodeGroup: z.string(),
  releaseVersion: declared(z.string()).optional(),
  minSize: declared(z.number()).optional(),
  maxSize: declared(z.number()).optional(),
  instanceTypes: declared(z.array(z.string())).optional(),
  /** Only what the file says; see `expectedLabels` for what the nodes carry. */
  labels: declared(z.record(z.string(), z.string())).optional(),
  taints: declared(z.array(declaredTaintSchema)).optional(),
});

export type DeclaredPool = z.infer<typeof declaredPoolSchema>;

/** How `eks_config` names its pools: since 2022.05.1, or before. */
export const spellingSchema = z.enum(['node_pools', 'node_groups']);

export type Spelling = z.infer<typeof spellingSchema>;

/** A cluster that a module call describes in one environment. */
export const declaredClusterSchema = z.object({
  name: z.string(),
  /** As the configuration of the portal names it. */
  environment: z.string(),
  /** Where the value of `eks_config` begins. */
  source: placeSchema,
  /** What stands behind `?ref=` in the module's source. */
  moduleRef: z.string().optional(),
  moduleSource: z.string().optional(),
  /** File with the module call. */
  moduleFile: z.string(),
  /**
   * The call has a `count` or `for_each` that is not evaluated here, so that the
   * cluster may not exist in this environment.
   */
  conditional: z.boolean(),
  spelling: spellingSchema,
  version: declared(z.string()).optional(),
  pools: z.array(declaredPoolSchema),
  /** Why the list of pools, or a pool in it, is not known: then `pools` is not all. */
  poolsUnreadable: z.string().optional(),
  /** Other clusters of this environment with the same `eks_config`. */
  sharedWith: z.array(z.string()),
});

export type DeclaredCluster = z.infer<typeof declaredClusterSchema>;

/** An entry of a list of VPC peerings. */
export const declaredPeeringSchema = placeSchema.extend({
  environment: z.string(),
  side: z.enum(['requester', 'accepter']),
  name: z.string(),
  peerOwnerId: z.string(),
  /** Requesters only. */
  peerVpcId: z.string().optional(),
  destinationCidrBlock: z.string().optional(),
});

export type DeclaredPeering = z.infer<typeof declaredPeeringSchema>;

/** A list of peerings of which not everything is known. */
export const unreadablePeeringsSchema = placeSchema.extend({
  environment: z.string(),
  side: z.enum(['requester', 'accepter']),
  reason: z.string(),
});

const namedEntrySchema = placeSchema.extend({ name: z.string() });

/** The tenants of a platform repository, and what stands in the names made of them. */
export const declaredTenantsSchema = z.object({
  /** Entries of `tenant_namespaces`. */
  namespaces: z.array(namedEntrySchema),
  /** Entries of `tenant_resource_group_configs`. */
  resourceGroups: z.array(namedEntrySchema),
  /** `aks_group_name_prefix`. */
  groupPrefix: z.string().optional(),
  /** `azure_subscription_name`. */
  subscription: z.string().optional(),
  /** `azure_location_short`. */
  locationShort: z.string().optional(),
  /** `unique_suffix`. */
  uniqueSuffix: z.string().optional(),
});

export type DeclaredTenants = z.infer<typeof declaredTenantsSchema>;

/**
 * What a repository says at one commit, as far as pages and drift need it. It is
 * stored, so it holds no contents of files.
 */
export const repositoryDeclarationsSchema = z.object({
  clusters: z.array(declaredClusterSchema),
  peerings: z.array(declaredPeeringSchema),
  /** Lists of peerings that are computed or broken, in whole or in part. */
  peeringsUnreadable: z.array(unreadablePeeringsSchema),
  tenants: declaredTenantsSchema,
  /** `aws_location`: the region that the provider works in. */
  location: z.string().optional(),
  problems: z.array(declarationProblemSchema),
});

export type RepositoryDeclarations = z.infer<
  typeof repositoryDeclarationsSchema
>;
