import { AuthService } from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { EksServiceCallOptions } from '@xkf/backstage-plugin-eks-node';
import { within } from './within';

const MAX_AGE_MS = 5 * 60_000;
const MAX_CLUSTERS = 1000;
const TIMEOUT_MS = 5_000;

/** Where a cluster answers and how it proves who it is, as AWS reports both. */
interface ClusterAddress {
  endpoint?: string;
  certificateAuthority?: string;
}

interface KeptAddress {
  address: Promise<ClusterAddress>;
  expiresAt: number;
}

/** What the check works with. */
export interface ClusterAddressesOptions {
  /** The eks backend, of which one answer is needed. */
  eks: {
    getCluster(
      id: ClusterId,
      options: EksServiceCallOptions,
    ): Promise<ClusterAddress>;
  };
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  now?: () => Date;
}

/**
 * The addresses of clusters as the eks backend read them from AWS. They are the
 * measure for what the catalog says, since an entity may come from anybody who
 * can register one, with an ARN and an address that do not belong together.
 */
export class ClusterAddresses {
  readonly #options: ClusterAddressesOptions;
  readonly #kept = new Map<string, KeptAddress>();

  constructor(options: ClusterAddressesOptions) {
    this.#options = options;
  }

  /**
   * Checks that requests for `cluster` go to the cluster with the ARN and to no
   * other server.
   * @throws ServiceUnavailableError when they do not, or when nobody can tell
   */
  async check(
    arn: string,
    id: ClusterId,
    cluster: ClusterDetails,
  ): Promise<void> {
    const known = await this.#address(arn, id);
    if (!known.endpoint || hrefOf(known.endpoint) !== hrefOf(cluster.url)) {
      throw refusal(arn, cluster, 'its address is not the one AWS reports');
    }
    const authority = cluster.caData?.trim();
    if (authority && authority !== known.certificateAuthority?.trim()) {
      throw refusal(
        arn,
        cluster,
        'its certificate authority is not the one AWS reports',
      );
    }
    if (cluster.skipTLSVerify) {
      throw refusal(arn, cluster, 'its certificate would not be checked');
    }
  }

  #address(arn: string, id: ClusterId): Promise<ClusterAddress> {
    const now = (this.#options.now?.() ?? new Date()).getTime();
    const kept = this.#kept.get(arn);
    if (kept && kept.expiresAt > now) return kept.address;
    const entry = { address: this.#ask(id), expiresAt: now + MAX_AGE_MS };
    this.#kept.delete(arn);
    this.#kept.set(arn, entry);
    entry.address.catch(() => {
      if (this.#kept.get(arn) === entry) this.#kept.delete(arn);
    });
    if (this.#kept.size > MAX_CLUSTERS) {
      const [oldest] = this.#kept.keys();
      this.#kept.delete(oldest);
    }
    return entry.address;
  }

  async #ask(id: ClusterId): Promise<ClusterAddress> {
    const { eks, auth } = this.#options;
    try {
      return await within(TIMEOUT_MS, async signal => {
        const credentials = await auth.getOwnServiceCredentials();
        const { endpoint, certificateAuthority } = await eks.getCluster(id, {
          credentials,
          signal,
        });
        return { endpoint, certificateAuthority };
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        isNotFound(error)
          ? `The eks backend knows no cluster ${id.clusterName} in account ${id.accountId}, ${id.region}, so the portal does not enter it.`
          : `The eks backend cannot say now where cluster ${id.clusterName} of account ${id.accountId} answers, so the portal does not enter it. Try again; its log names the cause.`,
      );
    }
  }
}

function isNotFound(error: unknown): boolean {
  if (!isError(error)) return false;
  return error.name === 'NotFoundError' || isNotFound(error.cause);
}

function hrefOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).href : undefined;
}

function refusal(
  arn: string,
  cluster: ClusterDetails,
  why: string,
): ServiceUnavailableError {
  return new ServiceUnavailableError(
    `The portal does not enter ${cluster.name}, which claims to be ${arn}: ${why}. The entity was not made by the catalog module of the eks plugins, or it is older than the cluster; try again in some minutes.`,
  );
}
