/**
 * Every verb that a rotation needs in a cluster; the documented ClusterRole
 * `xkf-portal-rotation` grants these and no others, which a test keeps so.
 */
export const PERMISSIONS = {
  getNode: 'get nodes',
  listNodes: 'list nodes',
  watchNodes: 'watch nodes',
  patchNode: 'patch nodes',
  getPod: 'get pods',
  listPods: 'list pods',
  watchPods: 'watch pods',
  evictPod: 'create pods/eviction',
  listBudgets: 'list poddisruptionbudgets',
  watchBudgets: 'watch poddisruptionbudgets',
  getDaemonSet: 'get daemonsets',
  getReplicaSet: 'get replicasets',
  getStatefulSet: 'get statefulsets',
  getJob: 'get jobs',
  getReplicationController: 'get replicationcontrollers',
} as const;

/** RBAC verb and resource. */
export type ClusterPermission = (typeof PERMISSIONS)[keyof typeof PERMISSIONS];
