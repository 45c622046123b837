/** The steps of an upgrade, by what they are called in memories and plans. */
export const stepIds = {
  preflight: 'preflight',
  update: 'update-control-plane',
  follow: 'follow-update',
  pullRequest: 'pull-request',
  merge: 'wait-merge',
  verify: 'verify',
  offer: 'offer-rotation',
} as const;
