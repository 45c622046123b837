import { stringify } from 'yaml';
import type { World } from './world/World';

/** A kubeconfig with a context `ACCOUNT/REGION/NAME` for every cluster that has an API server. */
export function kubeconfig(world: World, adminToken: string): string {
  const clusters = world
    .clusters()
    .filter(state => state.apiServer === 'serving')
    .map(({ accountId, region, cluster }) => ({
      name: `${accountId}/${region}/${cluster.name}`,
      server: cluster.endpoint,
      certificate: cluster.certificateAuthority.data,
    }));
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': clusters[0]?.name ?? '',
    clusters: clusters.map(({ name, server, certificate }) => ({
      name,
      cluster: { server, 'certificate-authority-data': certificate },
    })),
    users: [{ name: 'sandbox-admin', user: { token: adminToken } }],
    contexts: clusters.map(({ name }) => ({
      name,
      context: { cluster: name, user: 'sandbox-admin' },
    })),
  });
}
