import type * as client from '@kubernetes/client-node';
import { type KubernetesObject, isReady } from '../kubernetes/store/object';
import type { ClusterSeedInput } from '../seed/schema';
import type { Sandbox } from '../startSandbox';
import type { ClusterState } from '../world/state';

type Library = typeof client;

/** The Kubernetes client; it is an ES module, which tests have to import when they run. */
export async function kubernetesLibrary(): Promise<Library> {
  return import('@kubernetes/client-node');
}

/** The configuration of an administrator of a cluster. */
export function adminConfig(
  library: Library,
  sandbox: Sandbox,
  { accountId, region, cluster }: ClusterState,
): client.KubeConfig {
  const config = new library.KubeConfig();
  config.loadFromString(sandbox.kubeconfig());
  config.setCurrentContext(`${accountId}/${region}/${cluster.name}`);
  return config;
}

/** Adds a cluster with two large nodes and the given namespaces. */
export async function addTestCluster(
  sandbox: Sandbox,
  namespaces: ClusterSeedInput['namespaces'],
  desiredSize = 2,
): Promise<ClusterState> {
  const state = await sandbox.world.addCluster('111111111111', 'eu-west-1', {
    name: 'test-eks1',
    version: '1.35',
    createdAt: new Date('2026-09-01T08:00:00Z'),
    nodegroups: [
      {
        name: 'test-eks1-large',
        desiredSize,
        instanceTypes: ['m6i.16xlarge'],
        createdAt: new Date('2026-09-01T08:00:00Z'),
      },
    ],
    namespaces,
  });
  await sandbox.idle();
  return state;
}

/** The pods of a namespace whose name begins with a text. */
export function podsNamed(
  state: ClusterState,
  namespace: string,
  prefix: string,
): KubernetesObject[] {
  return state.objects
    .list('pods', namespace)
    .filter(pod => pod.metadata.name.startsWith(prefix));
}

/** How many of some pods are ready. */
export function readyCount(pods: KubernetesObject[]): number {
  return pods.filter(isReady).length;
}

/** Resolves when a condition holds, and fails when it does not in time. */
export async function eventually(
  condition: () => boolean,
  milliseconds = 5000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`Not within ${milliseconds} ms: ${condition}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, 5);
    });
  }
}
