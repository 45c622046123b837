import { ServiceUnavailableError } from '@backstage/errors';
import { Problem } from '@xkf/backstage-plugin-eks-common';
import {
  AccessedCluster,
  ClusterAccessProvider,
  ClusterConnection,
} from '@xkf/backstage-plugin-eks-node';
import type { Agent } from 'undici';
import { ClusterUnreadableError } from '../problems';
import { ClusterAccess } from './ClusterAccess';
import { ClusterClient, createClusterClient } from './ClusterClient';
import { ConnectionLimits } from './limits';
import { createPool } from './pool';

/** What sockets are used for: watches would take them from requests. */
export type Use = 'requests' | 'watches';

/**
 * All that belongs to one cluster: its token, its sockets, and the memory of a
 * failed connection. Nothing here is shared with another cluster.
 */
export class ClusterLink {
  readonly access: ClusterAccess;
  private pools: { key: string; agents: Record<Use, Agent> } | undefined;
  private destroyed = false;
  private outage: { problem: Problem; until: number } | undefined;

  constructor(
    private readonly cluster: AccessedCluster,
    provider: ClusterAccessProvider,
    private readonly limits: ConnectionLimits,
  ) {
    this.access = new ClusterAccess(cluster, provider, limits);
  }

  /** Whether the link still leads to where the cluster is now. */
  leadsTo(cluster: AccessedCluster): boolean {
    return (
      cluster.endpoint === this.cluster.endpoint &&
      cluster.certificateAuthority === this.cluster.certificateAuthority
    );
  }

  async client(
    connection: ClusterConnection,
    signal: AbortSignal,
    use: Use,
  ): Promise<ClusterClient> {
    const dispatcher = this.poolFor(connection, use);
    return createClusterClient({ connection, dispatcher, signal });
  }

  /**
   * Fails at once while the cluster was unreachable a moment ago, so that many
   * callers of a dead cluster do not each wait for the same timeout.
   */
  throwDuringOutage(): void {
    if (this.outage && Date.now() < this.outage.until) {
      throw new ClusterUnreadableError(this.outage.problem);
    }
    this.outage = undefined;
  }

  noteOutage(problem: Problem): void {
    if (!['unreachable', 'tls', 'timeout'].includes(problem.kind)) return;
    this.outage = { problem, until: Date.now() + this.limits.outageMs };
  }

  /** Lets running requests end, then closes the sockets. */
  async retire(): Promise<void> {
    const { pools } = this;
    this.pools = undefined;
    await closeAll(pools?.agents);
  }

  /** Ends running requests and closes the sockets for good. */
  async destroy(): Promise<void> {
    this.destroyed = true;
    const agents = Object.values(this.pools?.agents ?? {});
    await Promise.all(agents.map(agent => agent.destroy()));
  }

  private poolFor(
    { server, certificateAuthority }: ClusterConnection,
    use: Use,
  ): Agent {
    if (this.destroyed) {
      throw new ServiceUnavailableError('The portal is shutting down.');
    }
    if (!/^https:\/\//i.test(server)) {
      throw new ClusterUnreadableError({
        kind: 'tls',
        message: `The API server of ${this.cluster.clusterName} has an address without https, which the portal does not use.`,
      });
    }
    const key = `${server}\n${certificateAuthority ?? ''}`;
    if (this.pools?.key !== key) {
      closeAll(this.pools?.agents).catch(() => {}); // Nobody waits for the old ones.
      const { socketsPerCluster, watchesPerCluster } = this.limits;
      const create = (sockets: number) =>
        createPool(certificateAuthority, this.limits, sockets);
      this.pools = {
        key,
        agents: {
          requests: create(socketsPerCluster),
          watches: create(watchesPerCluster),
        },
      };
    }
    return this.pools.agents[use];
  }
}

async function closeAll(agents: Record<Use, Agent> | undefined) {
  await Promise.all(Object.values(agents ?? {}).map(agent => agent.close()));
}
