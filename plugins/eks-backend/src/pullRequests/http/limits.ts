/** Bounds of the traffic with Git hosts. */
export interface TrafficLimits {
  /** Longest time from sending a request to the end of its answer. */
  requestTimeoutMs: number;
  /** Longest time of one verb of a repository with all its requests and waits. */
  totalTimeoutMs: number;
  /** How often one request is sent at most. */
  attempts: number;
  /** Longest wait that a host can ask for; when it asks for more, the verb fails. */
  longestWaitMs: number;
  /** Wait before the second attempt; doubles with each further one. */
  firstWaitMs: number;
  /** Largest answer that is no file. */
  answerBytes: number;
  /** Largest file that is read. */
  fileBytes: number;
}

export const defaultTrafficLimits: TrafficLimits = {
  requestTimeoutMs: 10_000,
  totalTimeoutMs: 60_000,
  attempts: 3,
  longestWaitMs: 30_000,
  firstWaitMs: 500,
  answerBytes: 16 * 1024 * 1024,
  fileBytes: 10 * 1024 * 1024,
};
