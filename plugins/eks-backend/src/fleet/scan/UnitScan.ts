import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AwsPlace, AwsReader, AwsReadError, AwsReaders } from '../../aws';
import { AddonCatalog } from '../reading/AddonCatalog';
import { readCluster } from '../reading/readCluster';
import { Releases } from '../releases/Releases';
import { ClusterRecord, FleetStore } from '../store/FleetStore';
import { RemovalBudget } from './RemovalBudget';

/** Clusters of one unit that are read at the same time. */
const CONCURRENCY = 4;

/** What the scan of one account and region works with. */
export interface UnitScanOptions {
  place: AwsPlace;
  timeoutMs: number;
  store: FleetStore;
  readers: AwsReaders;
  releases: Releases;
  addonCatalog: AddonCatalog;
  logger: LoggerService;
  now: () => Date;
}

/** Reads one account in one region, or one of its clusters, into the store. */
export class UnitScan {
  readonly #options: UnitScanOptions;

  constructor(options: UnitScanOptions) {
    this.#options = options;
  }

  /**
   * Reads all clusters of the unit. Failures end up in the store: of the whole
   * unit when its clusters cannot be listed, else of the cluster concerned.
   */
  async run(budget: RemovalBudget, signal?: AbortSignal): Promise<void> {
    const { place, store } = this.#options;
    try {
      const reader = this.#reader(signal);
      const names = await reader.listClusters();
      const known = await store.clusters(place);
      const limit = pLimit(CONCURRENCY);
      const outcomes = await Promise.all(
        names.map(name =>
          limit(() => this.#readInto(reader, name, known, signal)),
        ),
      );
      const present = names.filter((_, index) => outcomes[index] !== 'gone');
      await this.#remove(known, present, budget);
      const problem = outcomes.find(outcome => typeof outcome === 'object');
      await store.finishUnit(place, { at: this.#now(), problem });
    } catch (error) {
      if (signal?.aborted) {
        // The portal stops, or the whole scan took too long: nothing was
        // learnt about the unit.
        await store.releaseUnit(place);
        return;
      }
      const problem = await this.#problemOf(error);
      await store.finishUnit(place, { at: this.#now(), problem });
      for (const record of await store.clusters(place)) {
        await this.#markStale(record, problem);
      }
    }
  }

  /** Reads one known cluster again; it is removed when AWS does not know it any more. */
  async refresh(record: ClusterRecord, signal?: AbortSignal): Promise<void> {
    const reader = this.#reader(signal);
    const outcome = await this.#readInto(reader, record.name, [record], signal);
    if (outcome === 'gone') await this.#options.store.removeCluster(record.arn);
  }

  #reader(signal?: AbortSignal): AwsReader {
    const { readers, place, timeoutMs } = this.#options;
    const limit = AbortSignal.timeout(timeoutMs);
    return readers.reader(
      place,
      signal ? AbortSignal.any([signal, limit]) : limit,
    );
  }

  /**
   * @returns a problem only for a cluster that has never been read; the store
   * keeps the problem of one that has
   */
  async #readInto(
    reader: AwsReader,
    clusterName: string,
    known: ClusterRecord[],
    signal?: AbortSignal,
  ): Promise<'read' | 'gone' | Problem> {
    const { place, store, releases, addonCatalog } = this.#options;
    const previous = known.find(record => record.name === clusterName);
    try {
      const snapshot = await readCluster(
        { accountId: place.accountId, region: place.region, clusterName },
        { reader, releases, addonCatalog, previous: previous?.snapshot },
      );
      if (!snapshot) return 'gone';
      await store.saveCluster(snapshot, this.#now());
      return 'read';
    } catch (error) {
      if (signal?.aborted) throw error;
      const problem = await this.#problemOf(error);
      if (!previous) {
        const message = `Cluster ${clusterName} is listed but could not be read. ${problem.message}`;
        return { ...problem, message };
      }
      await this.#markStale(previous, problem);
      return 'read';
    }
  }

  async #remove(
    known: ClusterRecord[],
    present: string[],
    budget: RemovalBudget,
  ): Promise<void> {
    const missing = known.filter(record => !present.includes(record.name));
    if (missing.length === 0) return;
    const { place, store, logger } = this.#options;
    if (budget.take(missing.length)) {
      for (const { arn } of missing) await store.removeCluster(arn);
      return;
    }
    logger.warn('Kept clusters that AWS no longer lists: too many at once', {
      accountId: place.accountId,
      region: place.region,
      missing: missing.length,
    });
    const problem: Problem = {
      kind: 'not-found',
      message: `AWS no longer lists this cluster, together with ${
        missing.length - 1
      } others of account ${place.accountName} (${place.accountId}) in ${
        place.region
      }. That is more than eks.scan.maxRemovalShare allows at once, so they are kept until the share is raised or AWS lists them again.`,
    };
    for (const record of missing) await this.#markStale(record, problem);
  }

  /** The first time of the same cause counts as its beginning. */
  async #markStale(record: ClusterRecord, problem: Problem): Promise<void> {
    const since = record.problem?.since ?? this.#now();
    await this.#options.store.setClusterProblem(record.arn, {
      ...problem,
      since,
    });
  }

  async #problemOf(error: unknown): Promise<Problem> {
    const { place, readers, logger, store } = this.#options;
    if (!(error instanceof AwsReadError)) {
      logger.error('Scan of an account failed unexpectedly', {
        accountId: place.accountId,
        region: place.region,
        error: String(error),
      });
      return {
        kind: 'unknown',
        message: `Reading account ${place.accountName} (${place.accountId}) in ${place.region} failed inside the portal. The backend log has the details.`,
      };
    }
    if (error.problem.kind === 'expired-credentials') {
      readers.forgetCredentials(place.accountId);
    }
    const before = (await store.units()).find(
      unit =>
        unit.accountId === place.accountId && unit.region === place.region,
    );
    return {
      ...error.problem,
      since: before?.problem?.since ?? this.#now(),
    };
  }

  #now(): string {
    return this.#options.now().toISOString();
  }
}
