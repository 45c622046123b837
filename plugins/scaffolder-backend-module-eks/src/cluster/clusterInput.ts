import { z } from 'zod/v3';

type Zod = typeof z;

/** How a template names the cluster. */
export const clusterInput = (zod: Zod) =>
  zod
    .union([
      zod
        .string()
        .describe(
          'Entity reference of the cluster in the catalog, such as resource:default/dev-eks1-eu-west-1-111111111111, or its ARN',
        ),
      zod
        .object({
          accountId: zod.string().describe('AWS account id: 12 digits'),
          region: zod.string(),
          clusterName: zod.string(),
        })
        .strict(),
    ])
    .describe(
      'The cluster: its entity reference, its ARN, or its account, region and name',
    );

/** The cluster as a template names it. */
export type ClusterInput = z.infer<ReturnType<typeof clusterInput>>;
