export { ClusterApi } from './ClusterApi';
export type { Selection } from './ClusterApi';
export type {
  Budget,
  Condition,
  Container,
  LabelSelector,
  Metadata,
  Node,
  OwnerReference,
  Pod,
  Workload,
} from './objects';
export { PERMISSIONS } from './permissions';
export type { ClusterPermission } from './permissions';
export { BUDGETS, NODES, PODS, podsOf, WORKLOADS } from './resources';
export type { WatchedResource } from './resources';
