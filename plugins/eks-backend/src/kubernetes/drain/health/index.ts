export { healthGate } from './healthGate';
export type { HealthGateOutcome, HealthGateRequest } from './healthGate';
export { readHealth } from './readHealth';
export type { HealthBefore } from './readHealth';
