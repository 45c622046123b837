import { ClusterId, clusterIdSchema } from './model/identity';

/**
 * The AWS partition that a region belongs to, by its name.
 * @public
 */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return 'aws';
}

/** `arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1`. @public */
export function formatClusterArn(id: ClusterId): string {
  const partition = partitionOf(id.region);
  return `arn:${partition}:eks:${id.region}:${id.accountId}:cluster/${id.clusterName}`;
}

/**
 * The parts of a cluster's ARN.
 * @returns undefined when the text is not the ARN of an EKS cluster.
 * @public
 */
export function parseClusterArn(arn: string): ClusterId | undefined {
  const match = /^arn:aws[a-z-]*:eks:([^:]*):([^:]*):cluster\/(.*)$/.exec(arn);
  if (!match) return undefined;
  const [, region, accountId, clusterName] = match;
  const parsed = clusterIdSchema.safeParse({ region, accountId, clusterName });
  return parsed.success ? parsed.data : undefined;
}
