import { ApiStatusError } from '../../connections';
import { ClusterUnreadableError } from '../../problems';
import { ClusterApi, PERMISSIONS, Pod } from '../api';
import { Refusal, refusalOf } from './refusal';

/** The API server itself tries up to 20 times, 500 ms apart, to charge a budget. */
const TIMEOUT_MS = 30_000;

/** What the API server says to an eviction. */
export type EvictionAnswer = { is: 'evicted' } | Refusal;

/**
 * Asks for one eviction of exactly this pod: another one of its name is not
 * meant (`preconditions.uid`). Never a plain delete.
 * @throws ClusterUnreadableError when no answer came, or the portal may not evict
 */
export async function evictPod(
  api: ClusterApi,
  pod: Pod,
  signal: AbortSignal,
): Promise<EvictionAnswer> {
  const { name, namespace = '', uid } = pod.metadata;
  const answer = await api.sendForAnswer<unknown>(
    PERMISSIONS.evictPod,
    {
      method: 'POST',
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/eviction`,
      headersTimeoutMs: TIMEOUT_MS,
      body: {
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name, namespace },
        deleteOptions: { preconditions: { uid } },
      },
    },
    signal,
    { timeoutMs: TIMEOUT_MS },
  );
  if (!(answer instanceof ApiStatusError)) return { is: 'evicted' };
  const refusal = refusalOf(answer);
  if (refusal.is !== 'forbidden') return refusal;
  throw new ClusterUnreadableError({
    kind: 'access-denied',
    permission: PERMISSIONS.evictPod,
    message: `The portal may not ${PERMISSIONS.evictPod} in ${api.cluster.clusterName}. Grant it to the Kubernetes user or group of the portal's access entry.`,
  });
}
