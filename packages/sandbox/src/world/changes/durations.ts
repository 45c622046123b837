/** How long changes take, in compressed seconds. */
export const DURATIONS = {
  versionUpdate: 20,
  nodegroupCreate: 8,
  nodegroupDelete: 8,
  /** From a new node to a ready one. */
  nodeReady: 1.5,
  /** How long EKS waits for nodes before it gives a node group up. */
  nodesAwaited: 30,
  nodegroupConfig: 2,
  /** Replacing all nodes of a group. */
  rollingUpdate: 10,
  peering: 1,
  /** From the request for an account to the account. */
  account: 4,
  /** From an account in a unit to the roles that the unit gives it. */
  stackSet: 2,
};
