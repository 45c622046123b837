import { z } from 'zod/v3';

type Zod = typeof z;

const taint = (zod: Zod) =>
  zod
    .object({
      key: zod.string(),
      value: zod.string(),
      effect: zod.enum(['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE']),
    })
    .strict();

const group = (zod: Zod) =>
  zod
    .object({
      pool: zod
        .string()
        .describe(
          'Name in Terraform of the node group that goes, such as standard',
        ),
      name: zod
        .string()
        .optional()
        .describe('Name of the new one. Default: the next free number'),
      releaseVersion: zod
        .string()
        .optional()
        .describe(
          'Release version of its AMI, such as 1.36.1-20261119. Default: the newest for the version of the cluster',
        ),
      instanceTypes: zod.array(zod.string()).min(1).optional(),
      minSize: zod.number().int().min(0).optional(),
      maxSize: zod.number().int().min(1).optional(),
      labels: zod.record(zod.string()).optional(),
      taints: zod.array(taint(zod)).optional(),
    })
    .strict();

/** The node groups that a template replaces. */
export const groupsInput = (zod: Zod) =>
  zod
    .array(group(zod))
    .min(1)
    .max(10)
    .describe(
      'Node groups to replace, and what is different in the new ones; the rest is taken over from the old ones',
    );

/** How a template wants pods to be moved. */
export const drainInput = (zod: Zod) =>
  zod
    .object({
      order: zod
        .enum(['oldest', 'zone', 'fewest-pods'])
        .optional()
        .describe('Which node goes first. Default: oldest'),
      deleteEmptyDirData: zod
        .boolean()
        .optional()
        .describe(
          'Evict pods that keep data in emptyDir volumes, which is lost. Default: true',
        ),
      evictBarePods: zod
        .boolean()
        .optional()
        .describe(
          'Evict pods without a controller, which do not come back. Default: false',
        ),
      maxConcurrentEvictions: zod
        .number()
        .int()
        .optional()
        .describe('Evictions at the same time on one node. Default: 10'),
      pauseBetweenNodes: zod
        .number()
        .int()
        .optional()
        .describe('Wait between two nodes, in seconds. Default: 30'),
      blockedAfter: zod
        .number()
        .int()
        .optional()
        .describe(
          'Seconds after which it asks what to do about a pod that cannot be evicted. Default: 900',
        ),
      healthAfter: zod
        .number()
        .int()
        .optional()
        .describe(
          'Seconds after which it asks what to do about evicted workloads that are not ready elsewhere. Default: 900',
        ),
    })
    .strict()
    .optional()
    .describe('How pods are moved, where it differs from the defaults');

/** A node group to replace, as a template names it. */
export type GroupInput = z.infer<ReturnType<typeof groupsInput>>[number];
