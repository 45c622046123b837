/** How long changes take, in compressed seconds. */
export const DURATIONS = {
  versionUpdate: 20,
  nodegroupCreate: 8,
  nodegroupDelete: 8,
  nodegroupConfig: 2,
  /** Replacing all nodes of a group. */
  rollingUpdate: 10,
  peering: 1,
};
