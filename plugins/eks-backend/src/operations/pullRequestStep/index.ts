export { pullRequestSteps } from './pullRequestSteps';
export type { PullRequestStepOptions } from './PullRequestFollower';
export { mergeOf, notAppliedWords } from './mergeOf';
