export { createTenantAccountKind } from './createTenantAccountKind';
export type { TenantAccountWorld } from './TenantAccountWorld';
