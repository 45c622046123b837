import { z } from 'zod';
import { timestampSchema } from './identity';
import { taintSchema } from './nodeGroup';

/** @public */
export const nodeConditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  since: timestampSchema.optional(),
});

/** @public */
export type NodeCondition = z.infer<typeof nodeConditionSchema>;

/** @public */
export const nodeStateSchema = z.enum(['ready', 'not-ready', 'cordoned']);

/** @public */
export type NodeState = z.infer<typeof nodeStateSchema>;

/** A node as the Kubernetes API of its cluster reports it. @public */
export const nodeSchema = z.object({
  name: z.string(),
  uid: z.string(),
  state: nodeStateSchema,
  ready: z.boolean(),
  cordoned: z.boolean(),
  /** Name of the EKS node group, from the label that EKS sets. */
  nodeGroup: z.string().optional(),
  zone: z.string().optional(),
  instanceType: z.string().optional(),
  instanceId: z.string().optional(),
  capacityType: z.string().optional(),
  architecture: z.string().optional(),
  osImage: z.string().optional(),
  internalIp: z.string().optional(),
  kubeletVersion: z.string(),
  /** Pods that run or wait on the node against the node's pod capacity. */
  pods: z.object({
    count: z.number().int().optional(),
    capacity: z.number().int().optional(),
  }),
  createdAt: timestampSchema,
  conditions: z.array(nodeConditionSchema),
  taints: z.array(taintSchema),
});

/** @public */
export type Node = z.infer<typeof nodeSchema>;
