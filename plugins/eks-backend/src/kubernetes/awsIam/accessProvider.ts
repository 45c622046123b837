import { NotAllowedError } from '@backstage/errors';
import {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
} from '@smithy/types';
import {
  AccessedCluster,
  ClusterAccessProvider,
  ClusterConnection,
  CLUSTER_TOKEN_LIFETIME_MS,
  signClusterToken,
} from '@xkf/backstage-plugin-eks-node';
import { ClusterUnreadableError } from '../problems';

const SAFETY_MARGIN_MS = 60_000;

/** What the `aws-iam` access provider needs. */
export interface AwsIamAccessOptions {
  /** The credentials with which the portal works in an account. */
  credentialsFor: (accountId: string) => Promise<AwsCredentialIdentityProvider>;
  now?: () => Date;
}

/**
 * The way into a cluster that every EKS cluster knows: a token signed with IAM
 * credentials of the cluster's own account. What the token may do is decided by
 * the cluster's access entries or its `aws-auth` map.
 */
export function createAwsIamAccessProvider(
  options: AwsIamAccessOptions,
): ClusterAccessProvider {
  const now = options.now ?? (() => new Date());
  return {
    name: 'aws-iam',
    async connect(cluster): Promise<ClusterConnection> {
      const credentials = await obtainCredentials(cluster, options);
      const signedAt = now();
      return {
        server: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthority,
        token: await signClusterToken({
          clusterName: cluster.clusterName,
          region: cluster.region,
          credentials,
          now: signedAt,
        }),
        expiresAt: expiryOf(credentials, signedAt),
      };
    },
  };
}

function expiryOf(credentials: AwsCredentialIdentity, signedAt: Date): Date {
  const tokenEnd = signedAt.getTime() + CLUSTER_TOKEN_LIFETIME_MS;
  const credentialsEnd = credentials.expiration?.getTime() ?? tokenEnd;
  return new Date(Math.min(tokenEnd, credentialsEnd) - SAFETY_MARGIN_MS);
}

async function obtainCredentials(
  { accountId }: AccessedCluster,
  options: AwsIamAccessOptions,
): Promise<AwsCredentialIdentity> {
  try {
    const provider = await options.credentialsFor(accountId);
    return await provider();
  } catch (error) {
    // The SDK's error stays behind: its text can quote a whole request.
    const name = error instanceof Error ? error.name : '';
    if (/AccessDenied|NotAllowedError/.test(name)) {
      throw new NotAllowedError(
        `AWS does not let the portal take its role in account ${accountId}. Check the role's trust policy and the portal's permission sts:AssumeRole.`,
      );
    }
    if (/Expired|InvalidClientTokenId|TokenRefresh/.test(name)) {
      throw new ClusterUnreadableError({
        kind: 'expired-credentials',
        message: `The portal's AWS credentials for account ${accountId} have expired or are no longer valid. Renew them.`,
      });
    }
    throw new ClusterUnreadableError({
      kind: 'unknown',
      message: `The portal's AWS credentials for account ${accountId} could not be obtained. Check the aws section of its configuration and that it reaches STS.`,
    });
  }
}
