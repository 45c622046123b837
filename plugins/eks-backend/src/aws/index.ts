export * from './AccountCredentials';
export * from './AwsReadError';
export * from './AwsRefusedError';
export * from './AwsReaders';
export * from './operator';
export * from './port';
export type { AwsPlace } from './problems';
