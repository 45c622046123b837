export { createIrsaRoleKind } from './createIrsaRoleKind';
