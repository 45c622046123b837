export {
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from './startSandbox';
export {
  World,
  ResourceExistsError,
  UnknownResourceError,
} from './world/World';
export type { NodeOptions } from './world/nodes';
export type { ClusterState, AccountState, RegionState } from './world/state';
export type {
  Addon,
  AccessEntry,
  Cluster,
  ClusterUpdate,
  HealthIssue,
  Insight,
  KubernetesVersion,
  Nodegroup,
} from './world/eks';
export type { PeeringConnection } from './world/ec2';
export type { MemberAccount, Organization } from './world/organization';
export type { KubernetesObject } from './kubernetes/store/object';
export { ObjectStore } from './kubernetes/store/ObjectStore';
export { READY_ANNOTATION, STOP_ANNOTATION } from './kubernetes/pods/behaviour';
export { Faults } from './faults/Faults';
export { InvalidFaultError } from './faults/fault';
export type { Fault, FaultInput } from './faults/fault';
export { Credentials, HOME_KEY } from './aws/signature/Credentials';
export { BUNDLED_SEED, loadSeed, SeedError } from './seed/loadSeed';
export { bulkSeed, type BulkSeedOptions } from './seed/bulk';
export type {
  ClusterSeedInput,
  NodegroupSeedInput,
  Seed,
  SeedInput,
} from './seed/schema';
export { BlockedPortError, PortInUseError } from './net/listen';
export { GitHost } from './git/GitHost';
export { Repository } from './git/repository/Repository';
export type {
  Comment,
  CommitStatus,
  Label,
  MergeRecord,
  PullRequest,
} from './git/repository/model';
export { PERSON, PORTAL_USER, READER, type GitUser } from './git/users';
export { GitHubError } from './git/errors';
export { Pipeline } from './pipeline/Pipeline';
export type { Run } from './pipeline/Run';
