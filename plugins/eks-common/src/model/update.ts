import { z } from 'zod';
import { timestampSchema } from './identity';

/** One entry of the history that ListUpdates and DescribeUpdate give. @public */
export const clusterUpdateSchema = z.object({
  id: z.string(),
  scope: z.enum(['cluster', 'node-group', 'addon']),
  /** Name of the node group or add-on; absent for the cluster itself. */
  target: z.string().optional(),
  /** AWS type such as VersionUpdate, ConfigUpdate or AddonUpdate. */
  type: z.string(),
  /** InProgress, Failed, Cancelled or Successful. */
  status: z.string(),
  createdAt: timestampSchema.optional(),
  params: z.array(z.object({ type: z.string(), value: z.string() })),
  errors: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      /** What the code means and what to do, as sentences. */
      words: z.string(),
      resourceIds: z.array(z.string()),
    }),
  ),
});

/** @public */
export type ClusterUpdate = z.infer<typeof clusterUpdateSchema>;
