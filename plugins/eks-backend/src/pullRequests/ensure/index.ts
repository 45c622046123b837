export type { Pace } from './attempts';
export { ensureChange } from './ensureChange';
export { ensureComment } from './ensureComment';
export { ensurePullRequest } from './ensurePullRequest';
export { foremost } from './foremost';
export type {
  Ahead,
  HostCalls,
  HostComment,
  HostFile,
  HostRights,
  NewCommit,
  NewPullRequest,
} from './HostCalls';
export { JoinedCalls } from './JoinedCalls';
