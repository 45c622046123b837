export { isTransient } from './isTransient';
export { ListWatch } from './ListWatch';
export type { Change, Follower, ListWatchTiming } from './ListWatch';
export { backoffMs, pause } from './pause';
