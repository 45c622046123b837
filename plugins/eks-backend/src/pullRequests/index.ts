export { createGitHosts } from './GitHosts';
export type { GitHosts, GitHostsOptions } from './GitHosts';
export { branchName } from './ownership';
