/** The steps of a peering and of its removal, by what they are called in memories and plans. */
export const stepIds = {
  preflight: 'preflight',
  turn: 'wait-turn',
  request: 'pull-request-requester',
  requestMerge: 'wait-merge-requester',
  requested: 'wait-request',
  accept: 'pull-request-accepter',
  acceptMerge: 'wait-merge-accepter',
  active: 'wait-active',
  routes: 'wait-routes',
  accepterRoutesGone: 'wait-accepter-routes-gone',
  gone: 'wait-connection-gone',
  verify: 'verify',
} as const;
