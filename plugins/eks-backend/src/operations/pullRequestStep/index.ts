export { pullRequestSteps } from './pullRequestSteps';
export type { PullRequestStepOptions } from './PullRequestFollower';
export { awaitedApply } from './awaitedApply';
export type { AwaitedApply, Merge } from './awaitedApply';
export { pullRequestsNow } from './pullRequestsNow';
