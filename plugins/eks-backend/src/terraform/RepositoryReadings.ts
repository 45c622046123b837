import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { RepositoryReading } from '@xkf/backstage-plugin-eks-common';
import { GitRepository } from '@xkf/backstage-plugin-eks-node';
import pLimit from 'p-limit';
import { SingleFlightCache } from '../cache/SingleFlightCache';
import { AccountConfig, EksConfig } from '../config';
import { DeclaredSide } from '../fleet/drift/clusterDrift';
import { GitHosts } from '../pullRequests';
import {
  configuredRepositories,
  ReadRepository,
  repositoryKey,
} from './configuredRepositories';
import {
  readPlatformDeclarations,
  readTenantDeclarations,
} from './declarations';
import { HostedCommit } from './HostedCommit';
import { readingProblem } from './readingProblem';
import { environmentName, repositoryOf } from './repository';
import { RepositoryRecord, RepositoryStore } from './store/RepositoryStore';
import { withinTime } from './withinTime';

/** Time for reading one repository. */
const TIMEOUT_MS = 60_000;
/** Repositories read at the same time: hosts refuse bursts. */
const CONCURRENCY = 8;

/** What reading repositories works with. */
export interface RepositoryReadingsOptions {
  config: EksConfig;
  gitHosts: GitHosts;
  store: RepositoryStore;
  logger: LoggerService;
  now?: () => Date;
}

/** Finds what the repository of an account says. */
export type DeclaredSideOf = (
  account: AccountConfig,
  region: string,
) => DeclaredSide | undefined;

/** Reads the configured repositories into the store and gives what is stored. */
export class RepositoryReadings {
  readonly #options: RepositoryReadingsOptions;
  #known: { accounts: AccountConfig[]; repositories: ReadRepository[] };
  readonly #flights = new SingleFlightCache<void>({
    maxAgeMs: 0,
    maxEntries: 1000,
    retryOwn: false,
  });

  constructor(options: RepositoryReadingsOptions) {
    this.#options = options;
    this.#known = repositoriesNow(options.config);
  }

  /** Worked out again when accounts come or go. */
  get #repositories(): ReadRepository[] {
    const { config } = this.#options;
    if (this.#known.accounts !== config.accounts) {
      this.#known = repositoriesNow(config);
    }
    return this.#known.repositories;
  }

  /** Whether any repository is configured, so that drift means something. */
  get configured(): boolean {
    return this.#repositories.length > 0;
  }

  /** Reads all repositories; failures end up in the store. */
  async readAll(signal?: AbortSignal): Promise<void> {
    await this.#options.store.keepOnly(
      this.#repositories.map(({ key }) => key),
    );
    const limit = pLimit(CONCURRENCY);
    await Promise.all(
      this.#repositories.map(repository =>
        limit(async () => {
          if (!signal?.aborted) await this.#readShared(repository, signal);
        }),
      ),
    );
  }

  /** Starts reading all repositories and does not wait. */
  start(): void {
    this.readAll().catch(error =>
      this.#options.logger.error(
        'Reading the repositories ended early',
        toError(error),
      ),
    );
  }

  /** Reads the repository of an account again; nothing to do where it has none. */
  async readFor(account: AccountConfig, region: string): Promise<void> {
    const { terraform } = this.#options.config;
    const repository = repositoryOf(terraform, account, region);
    const key = repository && repositoryKey(repository);
    const found = this.#repositories.find(other => other.key === key);
    if (found) await this.#readShared(found);
  }

  /** What is stored, ready for comparing many clusters. */
  async declaredSides(): Promise<DeclaredSideOf> {
    const records = await this.#options.store.read();
    const { terraform } = this.#options.config;
    const known = new Map<string, DeclaredSide>();
    const sideOf: DeclaredSideOf = (account, region) => {
      const repository = repositoryOf(terraform, account, region);
      if (!repository) return undefined;
      const record = records.get(repositoryKey(repository)) ?? {};
      const opened = this.#open(repository.config.repoUrl);
      const ref = record.commit ?? repository.config.branch;
      return {
        kind: repository.kind,
        reading: toReading(repository.config, record, opened),
        declarations: record.declarations,
        environmentName: environmentName(repository, account.environment),
        urlOf: ({ path, line }) =>
          opened?.fileUrl({ path, ref, line }) ?? repository.config.repoUrl,
      };
    };
    return (account, region) => {
      const key = `${account.accountId}/${region}`;
      const side = known.get(key) ?? sideOf(account, region);
      if (side) known.set(key, side);
      return side;
    };
  }

  #readShared(repository: ReadRepository, signal?: AbortSignal): Promise<void> {
    return this.#flights.get(repository.key, () =>
      this.#read(repository, signal),
    );
  }

  async #read(read: ReadRepository, stop?: AbortSignal): Promise<void> {
    const { repoUrl } = read.repository.config;
    try {
      await withinTime(
        { timeoutMs: TIMEOUT_MS, what: `Reading ${repoUrl}` },
        timeout =>
          this.#readNow(
            read,
            stop ? AbortSignal.any([timeout, stop]) : timeout,
          ),
      );
    } catch (error) {
      if (stop?.aborted) return;
      await this.#fail(read.key, repoUrl, error);
    }
  }

  async #readNow(
    { key, repository, environments }: ReadRepository,
    signal: AbortSignal,
  ): Promise<void> {
    const { gitHosts, store } = this.#options;
    const { repoUrl, branch } = repository.config;
    const hosted = gitHosts.open(repoUrl);
    const commit = await hosted.headOf(branch, { signal });
    const known = await store.find(key);
    if (known?.commit === commit && known.declarations) {
      await store.confirm(key, this.#now());
      return;
    }
    const at = new HostedCommit(hosted, commit, signal);
    const declarations =
      repository.kind === 'platform'
        ? await readPlatformDeclarations(at, repository.config, environments)
        : await readTenantDeclarations(at, repository.config, environments[0]);
    await store.save(key, commit, declarations, this.#now());
  }

  async #fail(key: string, repoUrl: string, error: unknown): Promise<void> {
    const { store, logger } = this.#options;
    const problem = readingProblem(error, repoUrl, logger);
    const before = (await store.find(key))?.problem;
    const since = before?.kind === problem.kind ? before.since : undefined;
    await store.fail(key, { ...problem, since: since ?? this.#now() });
  }

  #now(): string {
    return (this.#options.now?.() ?? new Date()).toISOString();
  }

  /** A host that is not configured is a problem of reading, not of showing. */
  #open(repoUrl: string): GitRepository | undefined {
    try {
      return this.#options.gitHosts.open(repoUrl);
    } catch {
      return undefined;
    }
  }
}

function repositoriesNow(config: EksConfig) {
  return {
    accounts: config.accounts,
    repositories: configuredRepositories(config),
  };
}

function toReading(
  { repoUrl, branch }: { repoUrl: string; branch: string },
  record: RepositoryRecord,
  opened: GitRepository | undefined,
): RepositoryReading {
  return {
    url: repoUrl,
    name: opened?.name ?? repoUrl.replace(/^https?:\/\//, ''),
    branch,
    commit: record.commit,
    commitUrl: record.commit && opened?.commitUrl(record.commit),
    readAt: record.readAt,
    problem: record.problem,
  };
}
