import { z } from 'zod';

/** Twelve digits, kept as text because leading zeros count. @public */
export const accountIdSchema = z
  .string()
  .regex(/^\d{12}$/, 'must be an AWS account id: 12 digits');

/** An AWS region name such as `eu-west-1` or `us-gov-east-1`. @public */
export const regionSchema = z
  .string()
  .regex(
    /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/,
    'must be an AWS region name such as eu-west-1',
  );

/**
 * A cluster's name, by the rule of EKS CreateCluster: letters, digits, `-` and
 * `_`, 1 to 100 characters, beginning with a letter or digit.
 * @public
 */
export const clusterNameSchema = z
  .string()
  .regex(
    /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/,
    'must be a cluster name: letters, digits, - and _, at most 100 characters',
  );

/** The three path parameters that name a cluster. @public */
export const clusterIdSchema = z.object({
  accountId: accountIdSchema,
  region: regionSchema,
  clusterName: clusterNameSchema,
});

/** @public */
export type ClusterId = z.infer<typeof clusterIdSchema>;

/** A moment as ISO 8601 text in UTC. @public */
export const timestampSchema = z.iso.datetime({ offset: true });
