import pLimit from 'p-limit';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../../connections';
import { ClusterApi, Pod, PODS } from '../api';
import { countPods, OwnedPod, toOwnedPod } from './OwnedPods';
import { isUnscheduled, PENDING } from './PendingPods';
import {
  canJudge,
  judgeWorkload,
  parseWorkload,
  podsOfWorkloads,
} from './workload';

const AT_ONCE = 5;

/** What was not well before a drain, and so is not its fault; plain JSON. */
export interface HealthBefore {
  /** Workloads that were not ready, as `namespace/Kind/name`. */
  notReady: string[];
  /** Uids of pods that had no node. */
  pending: string[];
}

/**
 * Reads how well a cluster is before a drain. A workload whose controller has not
 * seen its last change is not said to be unwell.
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
  const named = [...new Set(workloads)]
    .map(text => ({ text, workload: parseWorkload(text) }))
    .filter(({ workload }) => canJudge(workload));
  const [pending, lists, found] = await Promise.all([
    api.list<Pod, string>(PODS, PENDING, signal, pod =>
      isUnscheduled(pod) ? pod.metadata.uid : undefined,
    ),
    Promise.all(
      podsOfWorkloads(named.map(({ workload }) => workload)).map(resource =>
        limit(() => api.list<Pod, OwnedPod>(resource, {}, signal, toOwnedPod)),
      ),
    ),
    Promise.all(
      named.map(({ workload }) =>
        limit(() => api.findWorkload(workload.kind, workload, signal)),
      ),
    ),
  ]);
  const pods = lists.flatMap(({ items }) => items);
  return {
    notReady: named.flatMap(({ text, workload: { kind } }, index) => {
      const counts = countPods(pods, found[index]?.metadata.uid);
      const { is } = judgeWorkload(kind, found[index], counts);
      return is === 'short' ? [text] : [];
    }),
    pending: pending.items,
  };
}
