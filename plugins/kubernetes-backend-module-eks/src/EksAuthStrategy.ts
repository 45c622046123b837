import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import {
  ANNOTATION_KUBERNETES_CLUSTER_ARN,
  ClusterId,
  parseClusterArn,
} from '@xkf/backstage-plugin-eks-common';
import {
  CLUSTER_TOKEN_LIFETIME_MS,
  signClusterToken,
} from '@xkf/backstage-plugin-eks-node';
import { ClusterAddresses } from './ClusterAddresses';
import { TimeIsOver, within } from './within';

/** A token is renewed this long before it ends. */
const RENEW_BEFORE_MS = 2 * 60_000;
const MAX_TOKENS = 1000;
/** Every API server answers it with 401. */
const NO_TOKEN = 'none';
/** Limit of the calls to STS or the metadata service that give credentials. */
const CREDENTIALS_TIMEOUT_MS = 10_000;

interface KeptToken {
  token: Promise<string>;
  expiresAt: number;
}

/** What the strategy works with. */
export interface EksAuthStrategyOptions {
  credentials: AwsCredentialsManager;
  /** Says whether a cluster is where its entity claims. */
  addresses: Pick<ClusterAddresses, 'check'>;
  /** Decides for clusters that carry no ARN. */
  fallback: AuthenticationStrategy;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Signs tokens with the credentials of each cluster's own account and for its
 * own region, after it has made sure that they go to that cluster. The strategy
 * of the Kubernetes plugin signs for one region and as the main account, so it
 * cannot enter the clusters of other accounts.
 */
export class EksAuthStrategy implements AuthenticationStrategy {
  readonly #options: EksAuthStrategyOptions;
  readonly #tokens = new Map<string, KeptToken>();

  constructor(options: EksAuthStrategyOptions) {
    this.#options = options;
  }

  /**
   * A cluster that is not the one its ARN names, or whose account gives no
   * credentials, gets a token that opens nothing. Throwing instead would take
   * the answers of all other clusters away, since the plugin waits for all.
   */
  async getCredential(
    cluster: ClusterDetails,
    auth: Parameters<AuthenticationStrategy['getCredential']>[1],
  ): Promise<KubernetesCredential> {
    const arn = cluster.authMetadata[ANNOTATION_KUBERNETES_CLUSTER_ARN];
    const id = arn ? parseClusterArn(arn) : undefined;
    if (!id) return this.#options.fallback.getCredential(cluster, auth);
    try {
      await this.#options.addresses.check(arn, id, cluster);
      return { type: 'bearer token', token: await this.#token(arn, id) };
    } catch (error) {
      this.#options.logger.warn(
        `Entered no cluster: ${toError(error).message}`,
        {
          cluster: cluster.name,
        },
      );
      return { type: 'bearer token', token: NO_TOKEN };
    }
  }

  validateCluster(): Error[] {
    return [];
  }

  presentAuthMetadata(): Record<string, string> {
    return {};
  }

  #token(arn: string, id: ClusterId): Promise<string> {
    const now = this.#now();
    const kept = this.#tokens.get(arn);
    if (kept && kept.expiresAt > now.getTime()) return kept.token;
    const token = this.#sign(arn, id, now);
    this.#tokens.delete(arn);
    this.#tokens.set(arn, {
      token,
      expiresAt: now.getTime() + CLUSTER_TOKEN_LIFETIME_MS - RENEW_BEFORE_MS,
    });
    token.catch(() => this.#tokens.delete(arn));
    if (this.#tokens.size > MAX_TOKENS) {
      const [oldest] = this.#tokens.keys();
      this.#tokens.delete(oldest);
    }
    return token;
  }

  async #sign(arn: string, id: ClusterId, now: Date): Promise<string> {
    const { accountId, region, clusterName } = id;
    try {
      const credentials = await within(CREDENTIALS_TIMEOUT_MS, async () => {
        const { sdkCredentialProvider } =
          await this.#options.credentials.getCredentialProvider({ accountId });
        return sdkCredentialProvider();
      });
      const kept = this.#tokens.get(arn);
      if (kept && credentials.expiration) {
        const end = credentials.expiration.getTime() - RENEW_BEFORE_MS;
        kept.expiresAt = Math.min(kept.expiresAt, end);
      }
      return await signClusterToken({ clusterName, region, credentials, now });
    } catch (error) {
      if (error instanceof TimeIsOver) {
        throw new ServiceUnavailableError(
          `AWS gave no credentials for account ${accountId} within ${CREDENTIALS_TIMEOUT_MS / 1000} s, so the portal cannot enter cluster ${clusterName}.`,
        );
      }
      // The SDK's error stays behind: its text can quote a whole request.
      throw new ServiceUnavailableError(
        `The portal has no AWS credentials for account ${accountId}, so it cannot enter cluster ${clusterName}. Check the role's trust policy and the aws section of the configuration.`,
      );
    }
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
