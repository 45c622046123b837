import type { V1ServiceAccount } from '@kubernetes/client-node';
import { ANNOTATION_ROLE_ARN } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterConnections } from '../connections';
import { readAllPages } from '../nodes/readAllPages';

const MAX_SERVICE_ACCOUNTS = 100_000;

/** A service account, and the role that its pods ask for. */
export interface ServiceAccount {
  namespace: string;
  name: string;
  /** What the annotation says, which may be no ARN at all. */
  roleArn?: string;
}

/**
 * Reads the service accounts of all namespaces.
 * @throws ClusterUnreadableError
 */
export async function readServiceAccounts(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  signal: AbortSignal,
): Promise<ServiceAccount[]> {
  let found: ServiceAccount[] = [];
  await readAllPages<V1ServiceAccount>(
    connections,
    cluster,
    {
      permission: 'list serviceaccounts',
      maxItems: MAX_SERVICE_ACCOUNTS,
      list: ({ api, library }, page) =>
        api(library.CoreV1Api).listServiceAccountForAllNamespaces(page),
      take: items => {
        found = found.concat(items.map(toServiceAccount));
      },
      restart: () => {
        found = [];
      },
    },
    signal,
  );
  return found;
}

function toServiceAccount({ metadata }: V1ServiceAccount): ServiceAccount {
  const roleArn = metadata?.annotations?.[ANNOTATION_ROLE_ARN];
  return {
    namespace: metadata?.namespace ?? '',
    name: metadata?.name ?? '',
    ...(roleArn && { roleArn }),
  };
}
