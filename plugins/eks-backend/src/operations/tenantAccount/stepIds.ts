/** The steps of a tenant's account, by what they are called in memories and plans. */
export const stepIds = {
  create: 'create-account',
  wait: 'wait-account',
  adopt: 'adopt-account',
  move: 'move-account',
  tag: 'tag-account',
  read: 'read-account',
} as const;
