import { LoggerService } from '@backstage/backend-plugin-api';
import { AwsReaders } from '../../aws';
import { EksConfig } from '../../config';
import { Fleet } from '../../fleet/Fleet';
import { AddonCatalog } from '../../fleet/reading/AddonCatalog';
import { Releases } from '../../fleet/releases/Releases';
import { ClusterRecord } from '../../fleet/store/FleetStore';
import { VersionUpdates } from '../../fleet/updates/VersionUpdates';
import { KubernetesReader } from '../../kubernetes';
import { GitHosts } from '../../pullRequests';
import { RegistrationStore } from '../../tenants/accounts/RegistrationStore';
import { ChangeTracker } from '../../terraform/ChangeTracker';
import { RepositoryReadings } from '../../terraform/RepositoryReadings';
import { TerraformChanges } from '../../terraform/TerraformChanges';
import { OperationReader } from '../store/OperationReader';
import { Pace } from './pace';

/** What plans and steps look at and act on. */
export interface World {
  config: EksConfig;
  fleet: Pick<Fleet, 'cluster' | 'records' | 'context'>;
  aws: Pick<
    AwsReaders,
    'reader' | 'operator' | 'organization' | 'iam' | 'network'
  >;
  updates: VersionUpdates;
  releases: Pick<Releases, 'list'>;
  addonCatalog: Pick<AddonCatalog, 'versions'>;
  kubernetes: Pick<
    KubernetesReader,
    'listNodes' | 'getVersion' | 'listServiceAccounts'
  >;
  changes: Pick<TerraformChanges, 'preview' | 'open'>;
  tracker: Pick<ChangeTracker, 'get'>;
  repositories: Pick<RepositoryReadings, 'readFor' | 'declaredSides'>;
  gitHosts: Pick<GitHosts, 'open'>;
  operations: Pick<OperationReader, 'activeOf'>;
  /** Reads a cluster into the fleet again, so that pages show what was done. */
  refresh(record: ClusterRecord): Promise<void>;
  /** Reads the accounts of the organization again, so that pages show what was done. */
  refreshAccounts(): Promise<void>;
  registrations: Pick<RegistrationStore, 'save'>;
  logger: LoggerService;
  pace: Pace;
}
