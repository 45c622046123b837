import { Pace } from '../pace';

/** The pace of tests: looks often, and is patient where it must decide. */
export const quickPace: Pace = {
  pullRequest: { shortest: 50, longest: 200 },
  settling: 500,
  progress: 50,
  blocked: 200,
  appliedWithin: 60_000,
  nodesWithin: 60_000,
  agreeWithin: 60_000,
  unanswered: 60_000,
  account: {
    lostAnswer: 1_000,
    organizationReady: 60_000,
    readableWithin: 60_000,
  },
  timeout: 30_000,
};
