export { createTenantRegistrationKind } from './createTenantRegistrationKind';
