export { healthGate } from './healthGate';
export type {
  HealthGateOutcome,
  HealthGateRequest,
  Recovering,
} from './healthGate';
export { readHealth } from './readHealth';
export type { HealthBefore } from './readHealth';
