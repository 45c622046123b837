export { joinDiffs, unifiedDiff } from './unifiedDiff';
export type { FileVersions, UnifiedDiff } from './unifiedDiff';
