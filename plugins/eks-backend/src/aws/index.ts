export * from './AccountCredentials';
export * from './AwsReadError';
export * from './AwsReaders';
export * from './port';
export type { AwsPlace } from './problems';
