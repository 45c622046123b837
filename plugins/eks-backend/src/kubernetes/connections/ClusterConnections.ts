import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  AccessedCluster,
  ClusterAccessProvider,
} from '@xkf/backstage-plugin-eks-node';
import { ClusterUnreadableError, problemOf, statusOf } from '../problems';
import { ClusterClient, loadLibrary } from './ClusterClient';
import { ClusterLink } from './ClusterLink';
import { ConnectionLimits, DEFAULT_LIMITS } from './limits';

/** Name of the reason that `AbortSignal.timeout` gives. */
const TIMEOUT = 'TimeoutError';

/** What the connections to Kubernetes APIs need. */
export interface ClusterConnectionsOptions {
  providers: readonly ClusterAccessProvider[];
  /** Name of the provider that leads into a cluster, from the configuration. */
  accessOf: (cluster: AccessedCluster) => string;
  logger: LoggerService;
  limits?: Partial<ConnectionLimits>;
}

/** One request, or a few that belong together, to a cluster's Kubernetes API. */
export interface ClusterRequest<T> {
  /** RBAC verb and resource, such as `list nodes`; named when it is missing. */
  permission: string;
  send: (client: ClusterClient) => Promise<T>;
  signal?: AbortSignal;
  /** Limit of the whole request, where the usual one is too short for it. */
  timeoutMs?: number;
  /**
   * For a watch: it has sockets of its own, so that it takes none from short
   * requests, and only the wait for the beginning of its answer has a limit.
   */
  longLived?: boolean;
}

/**
 * The connections to the Kubernetes APIs of all clusters.
 *
 * Each cluster has its own token, sockets and limits, so that a slow or dead
 * one delays nobody else. A 401 renews the token and repeats the request once.
 */
export class ClusterConnections {
  private readonly links = new Map<string, ClusterLink>();
  private readonly limits: ConnectionLimits;
  private closed = false;

  constructor(private readonly options: ClusterConnectionsOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /**
   * @throws ClusterUnreadableError, with the problem in words
   * @throws the signal's reason, when the caller's own signal aborts
   */
  async request<T>(
    cluster: AccessedCluster,
    request: ClusterRequest<T>,
  ): Promise<T> {
    const link = this.linkTo(cluster);
    link.throwDuringOutage();
    try {
      return await this.send(link, request);
    } catch (error) {
      if (request.signal?.aborted && request.signal.reason?.name !== TIMEOUT) {
        throw request.signal.reason;
      }
      this.throwWhenClosed();
      const problem = problemOf(error, {
        cluster,
        permission: request.permission,
        ...this.limits,
        ...(request.timeoutMs && { requestTimeoutMs: request.timeoutMs }),
      });
      if (problem.kind === 'unknown') this.logUnknown(error, cluster);
      link.noteOutage(problem);
      throw new ClusterUnreadableError(problem);
    }
  }

  /** Ends all requests and closes all sockets; later requests are refused. */
  async close(): Promise<void> {
    this.closed = true;
    const links = [...this.links.values()];
    this.links.clear();
    await Promise.all(links.map(link => link.destroy()));
  }

  private async send<T>(
    link: ClusterLink,
    request: ClusterRequest<T>,
  ): Promise<T> {
    try {
      return await this.sendOnce(link, request);
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      return this.sendOnce(link, request);
    }
  }

  private async sendOnce<T>(
    link: ClusterLink,
    { send, signal, timeoutMs, longLived = false }: ClusterRequest<T>,
  ): Promise<T> {
    const connection = await link.access.connection(signal);
    // The limit is for the API server, not for reading the library.
    await loadLibrary();
    const signals = [
      ...(signal ? [signal] : []),
      ...(longLived
        ? []
        : [AbortSignal.timeout(timeoutMs ?? this.limits.requestTimeoutMs)]),
    ];
    const client = await link.client(
      connection,
      signals.length === 1 ? signals[0] : AbortSignal.any(signals),
      longLived ? 'watches' : 'requests',
    );
    try {
      return await send(client);
    } catch (error) {
      if (statusOf(error) === 401) link.access.forget(connection);
      throw error;
    }
  }

  private linkTo(cluster: AccessedCluster): ClusterLink {
    this.throwWhenClosed();
    let link = this.links.get(cluster.arn);
    if (link) {
      this.links.delete(cluster.arn);
      if (!link.leadsTo(cluster)) {
        this.retire(link);
        link = undefined;
      }
    }
    link ??= new ClusterLink(cluster, this.providerFor(cluster), this.limits);
    this.links.set(cluster.arn, link);
    this.retireLongestUnused();
    return link;
  }

  private throwWhenClosed(): void {
    if (this.closed) {
      throw new ServiceUnavailableError('The portal is shutting down.');
    }
  }

  private retireLongestUnused(): void {
    const [longestUnused] = this.links;
    if (!longestUnused || this.links.size <= this.limits.maxClusters) return;
    this.links.delete(longestUnused[0]);
    this.retire(longestUnused[1]);
  }

  private retire(link: ClusterLink): void {
    link.retire().catch(error => {
      this.options.logger.warn('Sockets of a cluster did not close', error);
    });
  }

  private providerFor(cluster: AccessedCluster): ClusterAccessProvider {
    const name = this.options.accessOf(cluster);
    const provider = this.options.providers.find(p => p.name === name);
    if (!provider) {
      throw new ClusterUnreadableError({
        kind: 'unknown',
        message: `${cluster.clusterName} is configured to be reached by "${name}", which is not installed in the portal.`,
      });
    }
    return provider;
  }

  /** Name and stack frames only: a message may quote an answer or a URL. */
  private logUnknown(error: unknown, cluster: AccessedCluster): void {
    if (error instanceof ClusterUnreadableError) return;
    const { name, stack } =
      error instanceof Error ? error : { name: typeof error, stack: undefined };
    this.options.logger.warn('Reading a cluster failed in an unknown way', {
      cluster: cluster.arn,
      error: name,
      status: String(statusOf(error) ?? ''),
      frames: (stack?.match(/^\s+at .*$/gm) ?? []).join('\n'),
    });
  }
}
