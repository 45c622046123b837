/** Limits of the connections to Kubernetes APIs, in milliseconds or counts. */
export interface ConnectionLimits {
  connectTimeoutMs: number;
  /** From the request's start to the end of its answer. */
  requestTimeoutMs: number;
  /** Limit of obtaining a token. */
  accessTimeoutMs: number;
  /** A token is renewed when less than this is left of it. */
  renewBeforeMs: number;
  /** How long calls fail at once after a cluster could not be reached. */
  outageMs: number;
  /** Clusters with open connections at one time; the longest unused goes first. */
  maxClusters: number;
  /** Sockets for one cluster; HTTP/2 servers need one. */
  socketsPerCluster: number;
  /** Sockets for watches of one cluster, beside those. */
  watchesPerCluster: number;
}

export const DEFAULT_LIMITS: ConnectionLimits = {
  connectTimeoutMs: 3_000,
  requestTimeoutMs: 10_000,
  accessTimeoutMs: 10_000,
  renewBeforeMs: 30_000,
  outageMs: 5_000,
  maxClusters: 500,
  socketsPerCluster: 10,
  watchesPerCluster: 64,
};
