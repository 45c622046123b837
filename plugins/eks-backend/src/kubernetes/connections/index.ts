export type { ClusterClient } from './ClusterClient';
export { ClusterConnections } from './ClusterConnections';
export type {
  ClusterConnectionsOptions,
  ClusterRequest,
} from './ClusterConnections';
export type { ConnectionLimits } from './limits';
export { ApiStatusError } from './json';
export type { JsonRequest, StreamRequest } from './json';
