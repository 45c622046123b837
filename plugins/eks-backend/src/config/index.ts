export type { OrganizationConfig } from './organization';
export * from './ownerRef';
export * from './readEksConfig';
export type { AccountConfig, EksConfig } from './schema';
export type {
  PlatformRepositoryConfig,
  TenantDefaultsConfig,
  TenantRepositoryConfig,
  TerraformConfig,
} from './terraform';
