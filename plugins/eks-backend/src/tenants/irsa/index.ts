export { readTrust } from './readTrust';
export type { Trust, TrustPolicy } from './readTrust';
export { IamReadings } from './IamReadings';
export { ServiceAccountReadings } from './ServiceAccountReadings';
export { IrsaRoles } from './IrsaRoles';
