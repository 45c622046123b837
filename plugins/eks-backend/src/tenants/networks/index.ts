export {
  between,
  isOpen,
  mistakable,
  otherEnd,
  toConnection,
} from './connections';
export type { Connection, ConnectionEnd, VpcPair } from './connections';
export {
  countRoutes,
  isComplete,
  noRoutes,
  privateTables,
  routesOf,
} from './routes';
export type { RouteCount } from './routes';
export { tagOf, toVpc, vpcWords } from './vpc';
export type { KnownVpc } from './vpc';
export { NetworkReadings } from './NetworkReadings';
export type { Place, PlaceReading } from './NetworkReadings';
