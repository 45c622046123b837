import type { Timers } from '../../world/changes/Timers';
import type { ObjectStore } from '../store/ObjectStore';

/** What the controllers of a cluster work with. */
export interface ControllerContext {
  objects: ObjectStore;
  now(): Date;
  timers: Timers;
}
