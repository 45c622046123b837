import { PODS, podsOf, Workload, WatchedResource, WORKLOADS } from '../api';
import { PodCounts } from './OwnedPods';

/** Pods of more namespaces than this are read all at once. */
const MAX_NAMESPACES = 20;

/** A controller of pods. */
export interface WorkloadName {
  namespace: string;
  kind: string;
  name: string;
}

/** Whether a workload has the pods that it wants. */
export type Readiness =
  | { is: 'ready' }
  /** `claimed` is how many its controller counted last. */
  | { is: 'short'; ready: number; wanted: number; claimed: number }
  /** Its controller has not looked at it since it was changed. */
  | { is: 'unseen' };

/** @param text - `namespace/Kind/name` */
export function parseWorkload(text: string): WorkloadName {
  const [namespace = '', kind = '', name = ''] = text.split('/');
  return { namespace, kind, name };
}

/**
 * Whether the portal can tell that a kind is ready. DaemonSets are no matter of
 * a drain; what other operators control is known to them only.
 */
export function canJudge({ kind }: WorkloadName): boolean {
  return kind in WORKLOADS && kind !== 'DaemonSet';
}

/** Where the pods of workloads are read: those of their namespaces, or all. */
export function podsOfWorkloads(
  workloads: readonly WorkloadName[],
): WatchedResource[] {
  const namespaces = new Set(workloads.map(({ namespace }) => namespace));
  return namespaces.size > MAX_NAMESPACES
    ? [PODS]
    : [...namespaces].map(podsOf);
}

/**
 * Whether a workload has as many ready pods as it wants: both by what its
 * controller says and by the pods themselves, since a controller that stands
 * still goes on saying what was. One that is gone or going wants none.
 * @param workload - undefined when it is gone
 * @param pods - those that it owns
 */
export function judgeWorkload(
  kind: string,
  workload: Workload | undefined,
  pods: PodCounts,
): Readiness {
  if (!workload || workload.metadata.deletionTimestamp) return { is: 'ready' };
  return kind === 'Job'
    ? judgeJob(workload, pods)
    : judgeReplicas(workload, pods);
}

function judgeReplicas(
  { metadata, spec, status }: Workload,
  pods: PodCounts,
): Readiness {
  const { generation = 0 } = metadata;
  if ((status?.observedGeneration ?? 0) < generation) return { is: 'unseen' };
  const claimed = status?.readyReplicas ?? 0;
  return judgeCounts(spec?.replicas ?? 1, claimed, pods.ready);
}

/** A job wants a pod until it has ended. */
function judgeJob({ spec, status }: Workload, pods: PodCounts): Readiness {
  const ended = (status?.conditions ?? []).some(
    c => ['Complete', 'Failed'].includes(c.type) && c.status === 'True',
  );
  if (ended || spec?.suspend === true) return { is: 'ready' };
  return judgeCounts(1, status?.active ?? 0, pods.living);
}

function judgeCounts(
  wanted: number,
  claimed: number,
  counted: number,
): Readiness {
  const ready = Math.min(claimed, counted);
  return ready >= wanted
    ? { is: 'ready' }
    : { is: 'short', ready, wanted, claimed };
}
