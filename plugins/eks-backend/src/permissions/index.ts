export * from './ClusterAuthorizer';
export * from './clusterResource';
export * from './conditions';
export * from './rules';
