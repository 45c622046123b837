/** The steps of an IAM role, by what they are called in memories and plans. */
export const stepIds = {
  preflight: 'preflight',
  pullRequest: 'pull-request',
  merge: 'wait-merge',
  role: 'wait-role',
  verify: 'verify',
  annotate: 'annotate',
} as const;
