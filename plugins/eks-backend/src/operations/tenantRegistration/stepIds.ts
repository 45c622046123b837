/** The steps of a registration, by what they are called in memories and plans. */
export const stepIds = {
  preflight: 'preflight',
  pullRequest: 'pull-request',
  merge: 'wait-merge',
  apply: 'apply',
} as const;
