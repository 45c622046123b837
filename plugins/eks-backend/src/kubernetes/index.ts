export { createAwsIamAccessProvider } from './awsIam';
export type { AwsIamAccessOptions } from './awsIam';
export { ClusterConnections } from './connections';
export type {
  ClusterConnectionsOptions,
  ClusterRequest,
  ConnectionLimits,
} from './connections';
export { KubernetesReader } from './KubernetesReader';
export type { ReadOptions, ServerVersion } from './KubernetesReader';
export { ClusterUnreadableError } from './problems';
export type { ServiceAccount } from './serviceAccounts';
