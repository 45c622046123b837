export { createPeeringKind } from './createPeeringKind';
export { createPeeringRemovalKind } from './createRemovalKind';
