export type { RepositoryAtCommit } from './RepositoryAtCommit';
export { repositoryOf } from './repositoryOf';
export type { ConfiguredRepository } from './repositoryOf';
export {
  commonFile,
  environmentFile,
  environmentName,
  globalFile,
  varFiles,
} from './varFiles';
