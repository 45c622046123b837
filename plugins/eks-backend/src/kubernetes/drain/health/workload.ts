import { ClusterApi, Workload, WORKLOADS } from '../api';

/** A controller of pods. */
export interface WorkloadName {
  namespace: string;
  kind: string;
  name: string;
}

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

/**
 * Whether a workload has as many ready pods as it wants. One that is gone or
 * going wants none.
 * @throws ClusterUnreadableError
 */
export async function isWorkloadReady(
  api: ClusterApi,
  workload: WorkloadName,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await api.findWorkload(workload.kind, workload, signal);
  if (!found || found.metadata.deletionTimestamp) return true;
  return workload.kind === 'Job' ? isJobServed(found) : hasReplicas(found);
}

function hasReplicas({ spec, status }: Workload): boolean {
  return (status?.readyReplicas ?? 0) >= (spec?.replicas ?? 1);
}

/** A job wants a pod until it has ended. */
function isJobServed({ spec, status }: Workload): boolean {
  const ended = (status?.conditions ?? []).some(
    c => ['Complete', 'Failed'].includes(c.type) && c.status === 'True',
  );
  return ended || spec?.suspend === true || (status?.active ?? 0) > 0;
}
