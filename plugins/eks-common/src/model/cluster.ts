import { z } from 'zod';
import { driftSummarySchema } from './drift';
import { accountIdSchema, regionSchema, timestampSchema } from './identity';
import { healthIssueSchema, problemSchema } from './problem';
import { supportSchema } from './support';

/**
 * How fresh a cluster's facts are. `stale` is true when the newest attempt to
 * read it failed; what is shown is then the last good reading.
 * @public
 */
export const freshnessSchema = z.object({
  lastSeen: timestampSchema,
  stale: z.boolean(),
  problem: problemSchema.optional(),
});

/** @public */
export type Freshness = z.infer<typeof freshnessSchema>;

/** Counts of a cluster's node groups by state. @public */
export const nodeGroupCountsSchema = z.object({
  total: z.number().int(),
  behind: z.number().int(),
  degraded: z.number().int(),
  unknown: z.number().int(),
});

/** @public */
export type NodeGroupCounts = z.infer<typeof nodeGroupCountsSchema>;

/** @public */
export const clusterHealthSchema = z.enum(['healthy', 'degraded', 'unknown']);

/** One line of the fleet page. Its identity everywhere is the ARN. @public */
export const clusterSummarySchema = z.object({
  arn: z.string(),
  accountId: accountIdSchema,
  accountName: z.string(),
  environment: z.string(),
  region: regionSchema,
  name: z.string(),
  /** Entity reference of the owner, from a tag or from configuration. */
  owner: z.string().optional(),
  /** AWS status: CREATING, ACTIVE, UPDATING, DELETING, FAILED, PENDING or a newer one. */
  status: z.string(),
  version: z.string(),
  platformVersion: z.string().optional(),
  support: supportSchema,
  /** Absent when the node groups could not be read at all. */
  nodeGroups: nodeGroupCountsSchema.optional(),
  health: clusterHealthSchema,
  /** Health issues of the cluster, and its degraded node groups and add-ons. */
  healthIssueCount: z.number().int(),
  /** Absent where no Terraform repository is configured at all. */
  drift: driftSummarySchema.optional(),
  freshness: freshnessSchema,
});

/** @public */
export type ClusterSummary = z.infer<typeof clusterSummarySchema>;

/** A part of a cluster that could not be read while the rest could. @public */
export const partProblemSchema = z.object({
  part: z.enum([
    'node-groups',
    'node-group',
    'addons',
    'addon',
    'releases',
    'peerings',
  ]),
  name: z.string().optional(),
  problem: problemSchema,
});

/** @public */
export type PartProblem = z.infer<typeof partProblemSchema>;

/** A node group or add-on that makes its cluster count as degraded. @public */
export const degradedPartSchema = z.object({
  part: z.enum(['node-group', 'addon']),
  name: z.string(),
  /** AWS status, such as DEGRADED or UPDATE_FAILED. */
  status: z.string(),
  issues: z.array(healthIssueSchema),
});

/** A part whose state makes its cluster degraded. @public */
export type DegradedPart = z.infer<typeof degradedPartSchema>;

/** The time in which EKS takes a control plane back to the minor before. @public */
export const rollbackWindowSchema = z.object({
  /** Minor that it can go back to. */
  to: z.string(),
  /** End of the window: 7 days after the upgrade. */
  until: timestampSchema,
  /** Node groups that must go back first, since nodes may not be newer than the control plane. */
  nodeGroupsMoved: z.array(z.string()),
  /** The rule, and what gives the window away, as sentences. */
  message: z.string(),
});

/** @public */
export type RollbackWindow = z.infer<typeof rollbackWindowSchema>;

/** Everything DescribeCluster tells that the cluster page shows. @public */
export const clusterDetailSchema = clusterSummarySchema.extend({
  createdAt: timestampSchema.optional(),
  endpoint: z.string().optional(),
  /** PEM bundle, base64 encoded, as DescribeCluster gives it. */
  certificateAuthority: z.string().optional(),
  endpointAccess: z.object({
    public: z.boolean(),
    private: z.boolean(),
    publicCidrs: z.array(z.string()),
  }),
  /** Control plane log types sent to CloudWatch, and those that are not. */
  logging: z.object({
    enabled: z.array(z.string()),
    disabled: z.array(z.string()),
  }),
  /** Key that encrypts secrets; absent when secrets are not encrypted with a customer key. */
  secretsKeyArn: z.string().optional(),
  oidcIssuer: z.string().optional(),
  roleArn: z.string().optional(),
  vpcId: z.string().optional(),
  subnetIds: z.array(z.string()),
  securityGroupIds: z.array(z.string()),
  clusterSecurityGroupId: z.string().optional(),
  serviceCidr: z.string().optional(),
  authenticationMode: z.string().optional(),
  /** What happens at the end of standard support: STANDARD upgrades, EXTENDED pays. */
  upgradePolicy: z.string().optional(),
  deletionProtection: z.boolean().optional(),
  tags: z.record(z.string(), z.string()),
  healthIssues: z.array(healthIssueSchema),
  degradedParts: z.array(degradedPartSchema),
  consoleUrl: z.string(),
  /** Absent when the control plane cannot go back, or the update history is not known yet. */
  rollback: rollbackWindowSchema.optional(),
  problems: z.array(partProblemSchema),
});

/** @public */
export type ClusterDetail = z.infer<typeof clusterDetailSchema>;
