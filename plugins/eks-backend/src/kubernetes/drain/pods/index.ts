export { DaemonSets } from './DaemonSets';
export {
  controllerOf,
  gracePeriodOf,
  isFinished,
  isMirror,
  isOfDaemonSet,
  isReady,
  isTerminating,
  nameOf,
} from './facts';
export { judgePod } from './judgePod';
export type { DaemonSetState, PodOptions, Verdict } from './judgePod';
export { toDrainPod } from './toDrainPod';
