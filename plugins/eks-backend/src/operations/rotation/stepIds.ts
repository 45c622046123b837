/** `-2` for the second cluster of a rotation; the first one has the plain ids. */
function ordinal({ number }: { number: number }): string {
  return number > 1 ? `-${number}` : '';
}

/** The steps of a rotation, by what they are called in memories and plans. */
export const stepIds = {
  preflight: 'preflight',
  add: 'add-pull-request',
  addMerge: 'add-merge',
  ready: 'nodes-ready',
  cordon: (cluster: { number: number }) => `cordon${ordinal(cluster)}`,
  // The name of a pool begins with a letter, so this is never that of another one.
  drain: (cluster: { number: number }, pool: string) =>
    `drain${ordinal(cluster)}-${pool}`,
  empty: 'check-empty',
  remove: 'remove-pull-request',
  removeMerge: 'remove-merge',
  gone: 'node-groups-gone',
  verify: 'verify',
} as const;

/** The node group of a pool in AWS (XKF: `<cluster>-<pool>`). */
export function nodeGroupName(
  { clusterName }: { clusterName: string },
  pool: string,
): string {
  return `${clusterName}-${pool}`;
}
