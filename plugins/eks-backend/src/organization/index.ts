export * from './AccountDirectory';
export * from './createDirectory';
export type { DirectoryAccount, DirectoryUnit } from './directoryAccount';
export * from './followOrganization';
export * from './withOrganization';
