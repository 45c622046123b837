export { drainNode } from './drainNode';
export type { EvictionFate } from './EvictionBatch';
export type {
  DrainFacts,
  NodeDrainOutcome,
  NodeDrainRequest,
} from './drainNode';
export type { DrainTiming } from './timing';
