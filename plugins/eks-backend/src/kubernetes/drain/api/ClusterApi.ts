import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import {
  ApiStatusError,
  ClusterConnections,
  JsonRequest,
} from '../../connections';
import { readAllPages } from '../../nodes';
import { ListOf, Node, Pod, Workload } from './objects';
import { ClusterPermission, PERMISSIONS } from './permissions';
import { pathOf, WatchedResource, WORKLOADS } from './resources';

const MAX_ITEMS = 100_000;

/** Which objects of a resource. */
export interface Selection {
  fieldSelector?: string;
  labelSelector?: string;
}

/** Everything that drains ask of one cluster's API server, counted. */
export class ClusterApi {
  /** Requests sent so far. */
  requests = 0;

  constructor(
    readonly connections: ClusterConnections,
    readonly cluster: AccessedCluster,
  ) {}

  /**
   * One request with its answer in JSON.
   * @throws ClusterUnreadableError
   * @throws the signal's reason
   */
  async send<T>(
    permission: ClusterPermission,
    request: JsonRequest,
    signal: AbortSignal,
    options: { timeoutMs?: number } = {},
  ): Promise<T> {
    return this.connections.request(this.cluster, {
      permission,
      signal,
      ...options,
      send: client => {
        this.requests += 1;
        return client.json<T>(request);
      },
    });
  }

  /**
   * As `send`, and an answer that is no success is returned, unless it speaks
   * of the portal's token.
   */
  async sendForAnswer<T>(
    permission: ClusterPermission,
    request: JsonRequest,
    signal: AbortSignal,
    options: { timeoutMs?: number } = {},
  ): Promise<T | ApiStatusError> {
    return this.connections.request<T | ApiStatusError>(this.cluster, {
      permission,
      signal,
      ...options,
      send: async client => {
        this.requests += 1;
        try {
          return await client.json<T>(request);
        } catch (error) {
          if (error instanceof ApiStatusError && error.code !== 401) {
            return error;
          }
          throw error;
        }
      },
    });
  }

  /** @returns undefined when there is no such object */
  async find<T>(
    permission: ClusterPermission,
    path: string,
    signal: AbortSignal,
  ): Promise<T | undefined> {
    return this.connections.request<T | undefined>(this.cluster, {
      permission,
      signal,
      send: async client => {
        this.requests += 1;
        try {
          return await client.json<T>({ path });
        } catch (error) {
          if (error instanceof ApiStatusError && error.code === 404) {
            return undefined;
          }
          throw error;
        }
      },
    });
  }

  findNode(name: string, signal: AbortSignal): Promise<Node | undefined> {
    const path = `/api/v1/nodes/${encodeURIComponent(name)}`;
    return this.find(PERMISSIONS.getNode, path, signal);
  }

  findPod(
    pod: { namespace: string; name: string },
    signal: AbortSignal,
  ): Promise<Pod | undefined> {
    const path = pathOf('/api/v1', 'pods', pod);
    return this.find(PERMISSIONS.getPod, path, signal);
  }

  /** @param kind - one of those in `WORKLOADS` */
  findWorkload(
    kind: string,
    object: { namespace: string; name: string },
    signal: AbortSignal,
  ): Promise<Workload | undefined> {
    const { group, resource, permission } = WORKLOADS[kind];
    return this.find(permission, pathOf(group, resource, object), signal);
  }

  /**
   * All pages of a list. What `keep` returns for each item is kept, so that a
   * long list does not stay in memory whole.
   * @returns what was kept, and the version of the list for a watch
   */
  async list<T, K = T>(
    resource: WatchedResource,
    selection: Selection,
    signal: AbortSignal,
    keep: (item: T) => K | undefined = item => item as T & K,
  ): Promise<{ items: K[]; resourceVersion: string }> {
    const items: K[] = [];
    let resourceVersion = '';
    await readAllPages<T>(
      this.connections,
      this.cluster,
      {
        permission: resource.permissions.list,
        maxItems: MAX_ITEMS,
        list: async (client, { limit, _continue }) => {
          this.requests += 1;
          const page = await client.json<ListOf<T>>({
            path: resource.path,
            query: { ...selection, limit, continue: _continue },
          });
          resourceVersion = page.metadata?.resourceVersion ?? '';
          return {
            items: page.items,
            metadata: { _continue: page.metadata?.continue },
          };
        },
        take: page => {
          for (const item of page) {
            const kept = keep(item);
            if (kept !== undefined) items.push(kept);
          }
        },
        restart: () => {
          items.length = 0;
        },
      },
      signal,
    );
    return { items, resourceVersion };
  }
}
