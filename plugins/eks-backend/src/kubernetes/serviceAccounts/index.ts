export { readServiceAccounts } from './readServiceAccounts';
export type { ServiceAccount } from './readServiceAccounts';
