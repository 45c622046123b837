import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { SingleFlightCache } from '../cache/SingleFlightCache';
import { ClusterConnections } from './connections';
import { NodesReading, readNodes } from './nodes';
import { readServiceAccounts, ServiceAccount } from './serviceAccounts';

const MAX_CLUSTERS = 200;
const NODES_AGE_MS = 5_000;
const VERSION_AGE_MS = 30_000;
const SERVICE_ACCOUNTS_AGE_MS = 60_000;
/** They are looked at for all clusters at once. */
const MAX_CLUSTERS_OF_LISTS = 2_000;
/** Limit of one whole reading, however many pages it has. */
const READING_TIMEOUT_MS = 25_000;

/** Options of one question. */
export interface ReadOptions {
  signal?: AbortSignal;
}

/** The Kubernetes version that an API server says it runs. */
export interface ServerVersion {
  /** Such as `v1.34.1-eks-113cf36`. */
  gitVersion: string;
  readAt: string;
}

/**
 * Reads what the Kubernetes APIs of the clusters tell. Answers are shared for a
 * few seconds, so that many browsers that poll make no more load than one.
 */
export class KubernetesReader {
  private readonly nodes: SingleFlightCache<NodesReading>;
  private readonly versions: SingleFlightCache<string>;
  private readonly serviceAccounts: SingleFlightCache<ServiceAccount[]>;

  constructor(
    private readonly connections: ClusterConnections,
    options: { nodesMaxAgeMs?: number } = {},
  ) {
    const shared = {
      maxEntries: MAX_CLUSTERS,
      timeoutMs: READING_TIMEOUT_MS,
      // A cluster is read with the portal's access, whoever asks.
      retryOwn: false,
    };
    this.nodes = new SingleFlightCache({
      ...shared,
      maxAgeMs: options.nodesMaxAgeMs ?? NODES_AGE_MS,
    });
    this.versions = new SingleFlightCache({
      ...shared,
      maxAgeMs: VERSION_AGE_MS,
    });
    this.serviceAccounts = new SingleFlightCache({
      ...shared,
      maxEntries: MAX_CLUSTERS_OF_LISTS,
      maxAgeMs: SERVICE_ACCOUNTS_AGE_MS,
    });
  }

  /**
   * The nodes with their number of pods. Without `pods` counts, `podsProblem`
   * says why.
   * @throws ClusterUnreadableError, status 503, with the problem in words
   */
  async listNodes(
    cluster: AccessedCluster,
    options: ReadOptions = {},
  ): Promise<NodesReading & { readAt: string }> {
    const { value, readAt } = await this.nodes.read(
      keyOf(cluster),
      signal => readNodes(this.connections, cluster, signal),
      options.signal,
    );
    return { ...value, readAt: readAt.toISOString() };
  }

  /**
   * The service accounts of all namespaces, as they were within the last minute.
   * @throws ClusterUnreadableError, status 503, with the problem in words
   */
  async listServiceAccounts(
    cluster: AccessedCluster,
    options: ReadOptions = {},
  ): Promise<{ serviceAccounts: ServiceAccount[]; readAt: string }> {
    const { value, readAt } = await this.serviceAccounts.read(
      keyOf(cluster),
      signal => readServiceAccounts(this.connections, cluster, signal),
      options.signal,
    );
    return { serviceAccounts: value, readAt: readAt.toISOString() };
  }

  /** @throws ClusterUnreadableError, status 503, with the problem in words */
  async getVersion(
    cluster: AccessedCluster,
    options: ReadOptions = {},
  ): Promise<ServerVersion> {
    const { value, readAt } = await this.versions.read(
      keyOf(cluster),
      async signal => {
        const version = await this.connections.request(cluster, {
          permission: 'get /version',
          send: ({ api, library }) => api(library.VersionApi).getCode(),
          signal,
        });
        return version.gitVersion;
      },
      options.signal,
    );
    return { gitVersion: value, readAt: readAt.toISOString() };
  }
}

/** A cluster that was deleted and created anew under its name is another one. */
function keyOf(cluster: AccessedCluster): string {
  return `${cluster.arn}\n${cluster.endpoint}`;
}
