import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../connections';
import { ClusterApi } from '../api';
import { HealthWait } from './HealthWait';
import type { HealthBefore } from './readHealth';

/** What must be well again after a node. */
export interface HealthGateRequest {
  /** Workloads whose pods were evicted, as `namespace/Kind/name`. */
  workloads: readonly string[];
  /** What was not well before the first node, from `readHealth`. */
  before: HealthBefore;
  /** Milliseconds that it may take. */
  limitMs: number;
  signal: AbortSignal;
  /** Called after every change; slowing it down is up to the caller. */
  onProgress?(open: { recovering: string[]; pending: string[] }): void;
}

/** How a health gate ended. */
export type HealthGateOutcome = {
  /** Workloads of kinds that the portal cannot judge. */
  unjudged: string[];
  /** Requests to the API server. */
  requests: number;
} & (
  | { is: 'ok' }
  | {
      is: 'waiting';
      /** Workloads that are not ready yet, as `namespace/Kind/name`. */
      recovering: string[];
      /** Pods that found no node, as `namespace/name`. */
      pending: string[];
    }
);

/**
 * Waits until the workloads of evicted pods have all the ready pods they want,
 * and no pod is without a node that was not before. Pods are watched; a
 * workload is looked at when one of its pods changed.
 * @throws ClusterUnreadableError for what waiting does not mend
 * @throws the signal's reason
 */
export async function healthGate(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  request: HealthGateRequest,
): Promise<HealthGateOutcome> {
  return new HealthWait(new ClusterApi(connections, cluster), request).run();
}
