export { statusOf } from './apiStatus';
export { ClusterUnreadableError } from './ClusterUnreadableError';
export { problemOf } from './problemOf';
export type { Attempt } from './problemOf';
