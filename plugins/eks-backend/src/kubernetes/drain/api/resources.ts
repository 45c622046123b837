import { ClusterPermission, PERMISSIONS } from './permissions';

/** A kind of objects that can be listed and watched. */
export interface WatchedResource {
  path: string;
  permissions: { list: ClusterPermission; watch: ClusterPermission };
}

export const NODES: WatchedResource = {
  path: '/api/v1/nodes',
  permissions: {
    list: PERMISSIONS.listNodes,
    watch: PERMISSIONS.watchNodes,
  },
};

export const PODS: WatchedResource = {
  path: '/api/v1/pods',
  permissions: { list: PERMISSIONS.listPods, watch: PERMISSIONS.watchPods },
};

export const BUDGETS: WatchedResource = {
  path: '/apis/policy/v1/poddisruptionbudgets',
  permissions: {
    list: PERMISSIONS.listBudgets,
    watch: PERMISSIONS.watchBudgets,
  },
};

/** Pods of one namespace. */
export function podsOf(namespace: string): WatchedResource {
  return { ...PODS, path: pathOf('/api/v1', 'pods', { namespace }) };
}

/** Path of one object of a namespace, or of all of them when it has no name. */
export function pathOf(
  group: '/api/v1' | '/apis/apps/v1' | '/apis/batch/v1',
  resource: string,
  { namespace, name }: { namespace: string; name?: string },
): string {
  const all = `${group}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
  return name === undefined ? all : `${all}/${encodeURIComponent(name)}`;
}

/** The kinds of controllers that a drain may ask about. */
export const WORKLOADS: Readonly<
  Record<
    string,
    {
      group: '/api/v1' | '/apis/apps/v1' | '/apis/batch/v1';
      resource: string;
      permission: ClusterPermission;
    }
  >
> = {
  ReplicaSet: {
    group: '/apis/apps/v1',
    resource: 'replicasets',
    permission: PERMISSIONS.getReplicaSet,
  },
  StatefulSet: {
    group: '/apis/apps/v1',
    resource: 'statefulsets',
    permission: PERMISSIONS.getStatefulSet,
  },
  DaemonSet: {
    group: '/apis/apps/v1',
    resource: 'daemonsets',
    permission: PERMISSIONS.getDaemonSet,
  },
  Job: {
    group: '/apis/batch/v1',
    resource: 'jobs',
    permission: PERMISSIONS.getJob,
  },
  ReplicationController: {
    group: '/api/v1',
    resource: 'replicationcontrollers',
    permission: PERMISSIONS.getReplicationController,
  },
};
