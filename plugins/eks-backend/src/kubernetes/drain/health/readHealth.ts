import pLimit from 'p-limit';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../connections';
import { ClusterApi, Pod, PODS } from '../api';
import { isUnscheduled, PENDING } from './PendingPods';
import { canJudge, isWorkloadReady, parseWorkload } from './workload';

const AT_ONCE = 5;

/** What was not well before a drain, and so is not its fault; plain JSON. */
export interface HealthBefore {
  /** Workloads that were not ready, as `namespace/Kind/name`. */
  notReady: string[];
  /** Uids of pods that had no node. */
  pending: string[];
}

/**
 * Reads how well a cluster is before a drain.
 * @param workloads - those whose pods will go, as `namespace/Kind/name`
 * @throws ClusterUnreadableError
 */
export async function readHealth(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  workloads: readonly string[],
  signal: AbortSignal,
): Promise<HealthBefore> {
  const api = new ClusterApi(connections, cluster);
  const limit = pLimit(AT_ONCE);
  const [pending, judged] = await Promise.all([
    api.list<Pod, string>(PODS, PENDING, signal, pod =>
      isUnscheduled(pod) ? pod.metadata.uid : undefined,
    ),
    Promise.all(
      [...new Set(workloads)].map(text =>
        limit(async () => {
          const workload = parseWorkload(text);
          const ready =
            !canJudge(workload) ||
            (await isWorkloadReady(api, workload, signal));
          return { text, ready };
        }),
      ),
    ),
  ]);
  return {
    notReady: judged.filter(({ ready }) => !ready).map(({ text }) => text),
    pending: pending.items,
  };
}
