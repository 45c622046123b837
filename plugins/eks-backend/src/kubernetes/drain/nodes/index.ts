export { cordon, uncordon } from './cordon';
export type { CordonRequest, CordonResult, UncordonResult } from './cordon';
export {
  CORDONED_BY,
  isCordoned,
  isReadyNode,
  nodeGroupOf,
  zoneOf,
} from './facts';
export { orderNodes } from './orderNodes';
export { nodesOf, podsLeft } from './readNodeGroup';
export type { PodLeft } from './readNodeGroup';
