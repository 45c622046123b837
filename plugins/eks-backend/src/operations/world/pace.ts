/** How often, and how long, things are looked at. Milliseconds. */
export interface Pace {
  /** Between two looks at a pull request, from its opening on. */
  pullRequest: { shortest: number; longest: number };
  /** A host may show a branch as it was before a merge for so long. */
  settling: number;
  /** Between two looks at AWS or Kubernetes while something goes on there. */
  progress: number;
  /** Between two looks at what somebody must decide or mend. */
  blocked: number;
  /** After the merge of a pull request AWS should show something by then. */
  appliedWithin: number;
  /** A new node group should be ACTIVE, and its nodes Ready, by then. */
  nodesWithin: number;
  /** Sources that must agree should do so by then: API servers restart. */
  agreeWithin: number;
  /** An API server that gives no answer for so long ends a drain, which is tried again. */
  unanswered: number;
  account: {
    /** A request for an account whose answer was lost shows itself by then. */
    lostAnswer: number;
    /** A new organization can take accounts by then. */
    organizationReady: number;
    /** The role of the portal should be in a new account by then. */
    readableWithin: number;
  };
  /** Limit of all calls of one look. */
  timeout: number;
}

const seconds = 1_000;
const minutes = 60_000;

/** The pace of a portal in use. */
export const usualPace: Pace = {
  pullRequest: { shortest: 15 * seconds, longest: 2 * minutes },
  settling: 60 * seconds,
  progress: 20 * seconds,
  blocked: 60 * seconds,
  appliedWithin: 20 * minutes,
  nodesWithin: 30 * minutes,
  agreeWithin: 30 * minutes,
  unanswered: 60 * seconds,
  account: {
    lostAnswer: 60 * seconds,
    organizationReady: 60 * minutes,
    readableWithin: 20 * minutes,
  },
  timeout: 60 * seconds,
};
