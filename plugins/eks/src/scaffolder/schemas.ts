import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** ARN of a cluster, or several where the type in the template is `array`. */
export const clusterSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.array(z.string())]),
  uiOptions: z =>
    z.object({
      accountId: z
        .string()
        .optional()
        .describe('Offers only the clusters of this account'),
    }),
});

/** Id of an account. */
export const accountSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      platform: z
        .boolean()
        .optional()
        .describe('Offers the accounts of platforms as well'),
      free: z
        .boolean()
        .optional()
        .describe('Takes the id of an account that is not offered as well'),
    }),
});

/**
 * A network, where the type in the template is `object`, which must then be chosen;
 * a range that no network has, where it is `string`.
 */
export const networkSchema = makeFieldSchema({
  output: z =>
    z.union([
      z.string(),
      z.object({
        accountId: z.string(),
        region: z.string(),
        vpcId: z.string(),
        cidr: z.string().optional(),
      }),
    ]),
  uiOptions: z =>
    z.object({
      role: z
        .enum(['platform', 'tenant'])
        .optional()
        .describe('Offers only the networks of platforms, or of tenants'),
      within: z
        .string()
        .optional()
        .describe('Where free ranges are looked for. Default: 10.0.0.0/8'),
      prefix: z
        .number()
        .optional()
        .describe('Size of free ranges, as in /18. Default: 18'),
    }),
});

/** Release version of an AMI. */
export const releaseSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      clusterField: z
        .string()
        .optional()
        .describe(
          'Name of the field with the cluster, as an ARN or entity reference. Default: cluster',
        ),
    }),
});

/** A policy document as JSON. */
export const policySchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      presets: z
        .boolean()
        .optional()
        .describe('Whether to offer presets. Default: true'),
    }),
});
