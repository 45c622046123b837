import { createHash } from 'node:crypto';
import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { formatClusterArn } from '@xkf/backstage-plugin-eks-common';

const MAX_LENGTH = 63;
const HASH_LENGTH = 10;

/** What names a cluster in the world. */
export interface ClusterIdentity {
  accountId: string;
  region: string;
  name: string;
}

/**
 * Name of a cluster's entity: `<cluster>-<region>-<accountId>`, so that equal
 * names in two accounts or regions do not meet. Where that is too long, or has
 * capital letters or signs that the catalog folds or refuses, it is shortened
 * and ends in a hash of the ARN instead of the account id. It depends on
 * nothing that can change during the cluster's life.
 */
export function clusterEntityName(cluster: ClusterIdentity): string {
  const { accountId, region, name } = cluster;
  const plain = `${name}-${region}-${accountId}`;
  const lower = plain.toLowerCase();
  if (
    plain === lower &&
    plain.length <= MAX_LENGTH &&
    KubernetesValidatorFunctions.isValidObjectName(plain)
  ) {
    return plain;
  }
  const arn = formatClusterArn({ accountId, region, clusterName: name });
  const hash = createHash('sha256').update(arn).digest('hex');
  const readable = lower
    .replace(/[^a-z0-9_.-]/g, '-')
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/[^a-z0-9]+$/, '');
  return `${readable}-${hash.slice(0, HASH_LENGTH)}`;
}

/** Name of an account's entity. The account's own name can change, its id cannot. */
export function accountEntityName(accountId: string): string {
  return `aws-account-${accountId}`;
}
