import {
  AccessedCluster,
  ClusterAccessProvider,
  ClusterConnection,
} from '@xkf/backstage-plugin-eks-node';
import { ClusterUnreadableError } from '../problems';
import { untilAborted } from '../../cache/untilAborted';
import { ConnectionLimits } from './limits';

/**
 * The connection of one cluster as its access provider gave it, kept until
 * shortly before it expires. However many callers need one at the same time,
 * the provider is asked once.
 */
export class ClusterAccess {
  private current: ClusterConnection | undefined;
  private obtaining: Promise<ClusterConnection> | undefined;

  constructor(
    private readonly cluster: AccessedCluster,
    private readonly provider: ClusterAccessProvider,
    private readonly limits: ConnectionLimits,
  ) {}

  async connection(
    signal: AbortSignal | undefined,
  ): Promise<ClusterConnection> {
    if (
      this.current &&
      this.remainsMs(this.current) > this.limits.renewBeforeMs
    ) {
      return this.current;
    }
    this.obtaining ??= this.obtain().finally(() => {
      this.obtaining = undefined;
    });
    return untilAborted(this.obtaining, signal);
  }

  /** Forgets a connection that the API server refused, unless it is already renewed. */
  forget(refused: ClusterConnection): void {
    if (this.current === refused) this.current = undefined;
  }

  private async obtain(): Promise<ClusterConnection> {
    const limit = AbortSignal.timeout(this.limits.accessTimeoutMs);
    try {
      this.current = await untilAborted(
        this.provider.connect(this.cluster, { signal: limit }),
        limit,
      );
      return this.current;
    } catch (error) {
      if (!limit.aborted) throw error;
      throw new ClusterUnreadableError({
        kind: 'timeout',
        message: `Obtaining access to ${this.cluster.clusterName} took longer than ${this.limits.accessTimeoutMs / 1000} s.`,
      });
    }
  }

  private remainsMs(connection: ClusterConnection): number {
    return connection.expiresAt.getTime() - Date.now();
  }
}
