import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { AwsReaders } from '../aws';
import { EksConfig } from '../config';
import { AccountDirectory } from './AccountDirectory';
import { DirectoryStore } from './DirectoryStore';

/**
 * The directory with what is stored of the organization.
 * @returns undefined where no organization is configured
 */
export async function createDirectory(options: {
  config: EksConfig;
  knex: Knex;
  readers: AwsReaders;
  logger: LoggerService;
}): Promise<AccountDirectory | undefined> {
  const { config, knex, readers, logger } = options;
  const { organization, scan } = config;
  if (!organization) return undefined;
  const directory = new AccountDirectory({
    organization,
    maxRemovalShare: scan.maxRemovalShare,
    store: new DirectoryStore(knex, organization),
    readers,
    logger,
  });
  await directory.load();
  return directory;
}
