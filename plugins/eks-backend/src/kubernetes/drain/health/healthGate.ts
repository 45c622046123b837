import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../connections';
import { ClusterApi } from '../api';
import { HealthWait } from './HealthWait';
import type { HealthBefore } from './readHealth';
import type { Readiness } from './workload';

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

/** A workload that is not ready yet. */
export interface Recovering {
  /** `namespace/Kind/name`. */
  workload: string;
  /** What it lacks; undefined where it could not be looked at. */
  readiness?: Exclude<Readiness, { is: 'ready' }>;
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
      recovering: Recovering[];
      /** Pods that found no node, as `namespace/name`. */
      pending: string[];
    }
);

/**
 * Waits until the workloads of evicted pods have all the ready pods they want,
 * and no pod is without a node that was not before. The pods
 * are watched and counted, and a workload is looked at when one of them changed:
 * what its status says alone may be of a controller that stands still.
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
