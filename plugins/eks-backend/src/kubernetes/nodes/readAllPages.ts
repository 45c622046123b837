import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { ClusterClient, ClusterConnections } from '../connections';
import { ClusterUnreadableError, statusOf } from '../problems';

/** Items of one page, as kubectl asks for them. */
const PAGE_SIZE = 500;

interface Page<TItem> {
  items: TItem[];
  metadata?: { _continue?: string };
}

/** A list of the Kubernetes API that comes in pages. */
export interface PagedList<TItem> {
  permission: string;
  /** More items than this are a problem, not a longer wait. */
  maxItems: number;
  list: (
    client: ClusterClient,
    page: { limit: number; _continue?: string },
  ) => Promise<Page<TItem>>;
  /** Called for the items of each page; called anew from the start after `restart`. */
  take: (items: TItem[]) => void;
  /** Forgets what was taken: the list starts over. */
  restart: () => void;
}

/**
 * Reads a list page by page. A list whose pages expired while they were read
 * (410 Gone) starts over once.
 * @throws ClusterUnreadableError
 */
export async function readAllPages<TItem>(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  list: PagedList<TItem>,
  signal: AbortSignal,
): Promise<void> {
  const finished = await readPages(connections, cluster, list, signal);
  if (finished) return;
  list.restart();
  if (await readPages(connections, cluster, list, signal)) return;
  throw new ClusterUnreadableError({
    kind: 'server-error',
    message: `The API server of ${cluster.clusterName} let the pages of a list expire twice while they were read (${list.permission}).`,
  });
}

/** @returns false when the pages expired */
async function readPages<TItem>(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  list: PagedList<TItem>,
  signal: AbortSignal,
): Promise<boolean> {
  let token: string | undefined;
  for (let read = 0; read < list.maxItems; read += PAGE_SIZE) {
    const answer = await readPage(connections, cluster, list, token, signal);
    if (answer === 'expired') return false;
    list.take(answer.items);
    token = answer.metadata?._continue;
    if (!token) return true;
  }
  throw new ClusterUnreadableError({
    kind: 'unknown',
    message: `${cluster.clusterName} has more than ${list.maxItems} items in a list, which is more than the portal reads (${list.permission}).`,
  });
}

function readPage<TItem>(
  connections: ClusterConnections,
  cluster: AccessedCluster,
  { list, permission }: PagedList<TItem>,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Page<TItem> | 'expired'> {
  return connections.request<Page<TItem> | 'expired'>(cluster, {
    permission,
    signal,
    send: async client => {
      try {
        return await list(client, {
          limit: PAGE_SIZE,
          ...(token && { _continue: token }),
        });
      } catch (error) {
        if (token && statusOf(error) === 410) return 'expired';
        throw error;
      }
    },
  });
}
