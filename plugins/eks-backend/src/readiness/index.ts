export { ReadinessRegistry } from './ReadinessRegistry';
