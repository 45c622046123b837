/** The steps of a rotation, by what they are called in memories and plans. */
export const stepIds = {
  preflight: 'preflight',
  add: 'add-pull-request',
  addMerge: 'add-merge',
  ready: 'nodes-ready',
  cordon: 'cordon',
  drain: (pool: string) => `drain-${pool}`,
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
