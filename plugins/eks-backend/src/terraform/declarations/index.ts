export {
  expectedLabels,
  normalizeTaint,
  toEksEffect,
  toKubernetesEffect,
} from './nodeLabels';
export {
  readPlatformDeclarations,
  readTenantDeclarations,
} from './readDeclarations';
export { isComparable, readDirectory } from './readDirectory';
export type { DirectoryDeclarations } from './readDirectory';
export { noTenants } from './tenants';
export { repositoryDeclarationsSchema } from './schema';
export type {
  Declared,
  DeclaredCluster,
  DeclaredPeering,
  DeclaredPool,
  DeclaredTaint,
  DeclaredTenants,
  RepositoryDeclarations,
} from './schema';
