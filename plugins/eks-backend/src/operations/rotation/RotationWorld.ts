import { World } from '../world';
import { DrainTools } from './DrainTools';

/** What plans and steps of a rotation look at and act on. */
export interface RotationWorld extends World {
  nodes: DrainTools;
}
