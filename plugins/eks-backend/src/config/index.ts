export * from './ownerRef';
export * from './readEksConfig';
export type { AccountConfig, EksConfig } from './schema';
export type {
  PlatformRepositoryConfig,
  TenantRepositoryConfig,
  TerraformConfig,
} from './terraform';
