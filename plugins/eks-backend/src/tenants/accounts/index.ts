export { RegistrationStore } from './RegistrationStore';
export type { Registration } from './RegistrationStore';
export { Tenants } from './Tenants';
export type { CountRoles, TenantsOptions } from './Tenants';
