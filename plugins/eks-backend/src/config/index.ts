export * from './ownerRef';
export * from './readEksConfig';
export type { AccountConfig, EksConfig } from './schema';
