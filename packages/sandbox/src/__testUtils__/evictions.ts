import type * as client from '@kubernetes/client-node';
import type { KubernetesObject } from '../kubernetes/store/object';
import { startSandbox } from '../startSandbox';
import { addTestCluster, adminConfig, podsNamed } from './kubernetes';

const image = 'registry.acme.example/app:1';

/** What an eviction was answered with. */
export interface EvictionAnswer {
  code: number;
  body: {
    message?: string;
    reason?: string;
    details?: Record<string, unknown>;
  };
  headers: Record<string, string>;
}

/** How an eviction differs from an ordinary one. */
export interface EvictionRequest {
  apiVersion?: string;
  dryRun?: string;
}

/**
 * Starts a sandbox, a second of which is ten milliseconds, with a cluster whose namespace `fx` has workloads with
 * and without disruption budgets.
 */
export async function startEvictions(library: typeof client) {
  const sandbox = await startSandbox({ timeScale: 0.01 });
  const state = await addTestCluster(sandbox, [
    {
      name: 'fx',
      workloads: [
        { name: 'free', image },
        { name: 'one', image, replicas: 3, maxUnavailable: 1 },
        { name: 'share', image, replicas: 4, minAvailable: '60%' },
        { name: 'none', image, replicas: 2, minAvailable: 2 },
        { name: 'slow', image, replicas: 1, stopSeconds: 200 },
        {
          name: 'set',
          image,
          kind: 'StatefulSet',
          replicas: 3,
          maxUnavailable: 1,
        },
      ],
      barePods: ['bare'],
    },
  ]);
  const config = adminConfig(library, sandbox, state);
  const api = config.makeApiClient(library.CoreV1Api);
  const policy = config.makeApiClient(library.PolicyV1Api);

  async function evict(
    name: string,
    deleteOptions?: client.V1DeleteOptions,
    { apiVersion = 'policy/v1', dryRun }: EvictionRequest = {},
  ): Promise<EvictionAnswer> {
    const body = {
      apiVersion,
      kind: 'Eviction',
      metadata: { name, namespace: 'fx' },
      ...(deleteOptions ? { deleteOptions } : {}),
    };
    try {
      await api.createNamespacedPodEviction({
        name,
        namespace: 'fx',
        body,
        ...(dryRun ? { dryRun } : {}),
      });
      return { code: 201, body: {}, headers: {} };
    } catch (error) {
      if (!(error instanceof library.ApiException)) {
        throw error;
      }
      const { code, body: text, headers } = error;
      return { code, body: JSON.parse(text), headers };
    }
  }

  return {
    sandbox,
    state,
    api,
    policy,
    evict,
    /** The names of the pods of a workload. */
    names: (prefix: string): string[] =>
      podsNamed(state, 'fx', prefix).map(pod => pod.metadata.name),
    pod: (name: string): KubernetesObject | undefined =>
      state.objects.get('pods', 'fx', name),
    /** The status of a disruption budget. */
    budget: (name: string) =>
      state.objects.get('poddisruptionbudgets', 'fx', name)?.status ?? {},
    patchBudget: (name: string, spec: object) =>
      policy.patchNamespacedPodDisruptionBudget(
        { name, namespace: 'fx', body: { spec } },
        library.setHeaderOptions(
          'Content-Type',
          library.PatchStrategy.MergePatch,
        ),
      ),
  };
}

/** A started sandbox with what tests of evictions ask it. */
export type Evictions = Awaited<ReturnType<typeof startEvictions>>;
