import {
  DrainOptions,
  DrainPod,
  DrainProgress,
  WaitingPod,
} from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../connections';
import { ClusterApi } from '../api';
import type { EvictionFate } from './EvictionBatch';
import { NodeDrain } from './NodeDrain';
import { DEFAULT_TIMING, DrainTiming } from './timing';

/** Which node to drain, and how. */
export interface NodeDrainRequest {
  node: string;
  options: Pick<
    DrainOptions,
    | 'deleteEmptyDirData'
    | 'evictBarePods'
    | 'maxConcurrentEvictions'
    | 'blockedAfter'
  >;
  /** Ends the drain within a second; what was evicted stays evicted. */
  signal: AbortSignal;
  /**
   * Called before every eviction with the pods that are evicted next, at most
   * `maxConcurrentEvictions` of them: one check of the lease and one pair of audit
   * rows cover them all. Nothing of them is evicted before it calls `evict`, which
   * resolves with what became of each; the next pods are announced meanwhile. The
   * drain ends with its error when it rejects. A pod whose eviction was refused is
   * announced again before it is tried again.
   */
  announce(
    pods: readonly DrainPod[],
    evict: () => Promise<EvictionFate[]>,
  ): Promise<void>;
  /** Called after every change; slowing it down is up to the caller. */
  onProgress?(progress: DrainProgress): void;
  /** Other pauses than the usual ones. */
  timing?: Partial<DrainTiming>;
}

/** What every end of a drain tells. */
export interface DrainFacts {
  /** The node alone; `recovering` is empty. */
  progress: DrainProgress;
  /** Controllers of the pods that had to go, as `namespace/Kind/name`; for `healthGate`. */
  workloads: string[];
  /** Requests to the API server. */
  requests: number;
  /** Evictions that were refused. */
  refusals: number;
  /** Most evictions under way at one time. */
  mostEvictions: number;
}

/** How the drain of a node ended. */
export type NodeDrainOutcome = DrainFacts &
  (
    | { is: 'drained' }
    /** The node does not exist (any more). */
    | { is: 'gone' }
    /** Pods wait longer than `blockedAfter`, or for what cannot come by itself. */
    | { is: 'blocked'; waiting: WaitingPod[] }
    /** The options do not allow to evict these, so nothing was evicted. */
    | { is: 'refused'; pods: DrainPod[] }
    /** New pods could come to the node, so nothing (more) was evicted. */
    | { is: 'not-cordoned' }
  );

/**
 * Evicts the pods of one cordoned node with the rules of `kubectl drain
 * --ignore-daemonsets`, and waits until they are gone. It looks at what is
 * there now, so it may be called again at any time: pods that are ending are
 * waited for, none is evicted twice, another pod of the same name is another
 * pod. An API server that is away, as while it restarts, is waited for a while.
 *
 * @throws ClusterUnreadableError for what waiting does not mend, such as missing
 * rights, and when the API server stays away longer than `timing.awayForMs`
 * @throws what `announce` rejects with
 * @throws the signal's reason
 */
export async function drainNode(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  request: NodeDrainRequest,
): Promise<NodeDrainOutcome> {
  return new NodeDrain(new ClusterApi(connections, cluster), request, {
    ...DEFAULT_TIMING,
    ...request.timing,
  }).run();
}
