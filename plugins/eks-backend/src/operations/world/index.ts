export { ClusterView, everyAccess } from './ClusterView';
export { declaredCluster, valueOf } from './declaredCluster';
export type { DeclaredView } from './declaredCluster';
export { known } from './known';
export { usualPace } from './pace';
export type { Pace } from './pace';
export { counted, lasting, listed, wordsOf } from './words';
export type { World } from './World';
