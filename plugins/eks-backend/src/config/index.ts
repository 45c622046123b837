export * from './readEksConfig';
export type { AccountConfig, EksConfig } from './schema';
