export { createUpgradeKind } from './createUpgradeKind';
