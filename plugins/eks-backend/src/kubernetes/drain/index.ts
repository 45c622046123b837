export { drainNode } from './engine';
export type {
  DrainFacts,
  EvictionFate,
  NodeDrainOutcome,
  NodeDrainRequest,
} from './engine';
export { healthGate, readHealth } from './health';
export type {
  HealthBefore,
  HealthGateOutcome,
  HealthGateRequest,
  Recovering,
} from './health';
export {
  CORDONED_BY,
  cordon,
  nodesOf,
  orderNodes,
  podsLeft,
  uncordon,
} from './nodes';
export type {
  CordonRequest,
  CordonResult,
  PodLeft,
  UncordonResult,
} from './nodes';
export { previewDrain } from './preview';
