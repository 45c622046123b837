export { createRotationKind } from './createRotationKind';
export { createDrainTools } from './DrainTools';
export type { DrainTools } from './DrainTools';
export { rotationOptions } from './rotationOptions';
export type { RotationWorld } from './RotationWorld';
