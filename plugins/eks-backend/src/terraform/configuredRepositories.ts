import { createHash } from 'node:crypto';
import { EksConfig } from '../config';
import { accountOf } from '../fleet/clusterView';
import { ConfiguredRepository, repositoryOf } from './repository';

/** A repository that is read for drift. */
export interface ReadRepository {
  /** The same for the same configuration, another for another layout. */
  key: string;
  repository: ConfiguredRepository;
  /** Environments of the accounts that it describes, as the portal names them. */
  environments: string[];
}

/** All configured repositories that describe a configured account. */
export function configuredRepositories(config: EksConfig): ReadRepository[] {
  const found = new Map<string, ReadRepository>();
  for (const account of config.accounts) {
    for (const region of account.regions) {
      const repository = repositoryOf(config.terraform, account, region);
      if (repository) {
        const key = repositoryKey(repository);
        const known = found.get(key) ?? { key, repository, environments: [] };
        const environments = new Set(known.environments);
        environments.add(account.environment);
        found.set(key, { ...known, environments: [...environments].sort() });
      }
    }
  }
  return [...found.values()];
}

/** Digest of a repository's configuration. */
export function repositoryKey(repository: ConfiguredRepository): string {
  return createHash('sha256')
    .update(JSON.stringify(repository))
    .digest('hex')
    .slice(0, 40);
}

/** Whether one configured repository describes both places. */
export function isSameRepository(
  config: EksConfig,
  ...places: [AccountRegion, AccountRegion]
): boolean {
  const [one, other] = places.map(({ accountId, region }) => {
    const account = accountOf(config, accountId);
    const repository =
      account && repositoryOf(config.terraform, account, region);
    return repository && repositoryKey(repository);
  });
  return one !== undefined && one === other;
}

interface AccountRegion {
  accountId: string;
  region: string;
}
