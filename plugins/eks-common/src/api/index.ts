export * from './changeConflict';
export * from './client';
export * from './endpoint';
export * from './endpoints';
export {
  clusterOrderSchema,
  clusterQuerySchema,
  MAX_PAGE_SIZE,
  pageInfo,
  pageQuery,
} from './query';
export type { ClusterQuery } from './query';
