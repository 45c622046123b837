import { LoggerService } from '@backstage/backend-plugin-api';
import pLimit from 'p-limit';
import { AwsPlace, AwsReadError, AwsReaders } from '../../aws';
import { SingleFlightCache } from '../../cache/SingleFlightCache';
import { EksConfig } from '../../config';
import { AddonCatalog } from '../reading/AddonCatalog';
import { Releases } from '../releases/Releases';
import { CalendarStore } from '../store/CalendarStore';
import { ClusterRecord, FleetStore } from '../store/FleetStore';
import { toKnownVersions } from './readCalendar';
import { RemovalBudget } from './RemovalBudget';
import { UnitScan } from './UnitScan';

/** The support calendar changes a few times a year. */
const CALENDAR_MAX_AGE_MS = 6 * 60 * 60_000;
const CALENDAR_TIMEOUT_MS = 20_000;

/** What the scanner works with. */
export interface ScannerOptions {
  config: EksConfig;
  store: FleetStore;
  calendar: CalendarStore;
  readers: AwsReaders;
  logger: LoggerService;
  now?: () => Date;
}

/** Which units to scan; all where nothing is said. */
export interface ScanFilter {
  accountId?: string;
  region?: string;
}

/** Reads all configured accounts and regions into the store. */
export class Scanner {
  readonly #options: ScannerOptions & { now: () => Date };
  readonly #releases = new Releases();
  readonly #addonCatalog = new AddonCatalog();
  readonly #refreshes = new SingleFlightCache<void>({
    maxAgeMs: 0,
    maxEntries: 1000,
  });
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(options: ScannerOptions) {
    this.#options = { now: () => new Date(), ...options };
  }

  /** All configured units that pass the filter. */
  units(filter: ScanFilter = {}): AwsPlace[] {
    const { accountId, region } = filter;
    return this.#options.config.accounts
      .filter(account => !accountId || account.accountId === accountId)
      .flatMap(account =>
        account.regions
          .filter(name => !region || name === region)
          .map(name => ({
            accountId: account.accountId,
            accountName: account.name,
            region: name,
          })),
      );
  }

  /** Reads every unit that nobody reads now, and waits for the end. */
  async scan(filter: ScanFilter = {}, signal?: AbortSignal): Promise<void> {
    const claimed = await this.#claim(this.units(filter));
    await this.#read(claimed, signal);
  }

  /**
   * Starts reading and does not wait.
   * @returns how many units this call started
   */
  async start(units: AwsPlace[]): Promise<number> {
    const claimed = await this.#claim(units);
    const work = this.#read(claimed).catch(error =>
      this.#options.logger.error('A scan ended early', {
        error: String(error),
      }),
    );
    this.#running.add(work);
    work.finally(() => this.#running.delete(work));
    return claimed.length;
  }

  /** Reads one known cluster again; people who ask at the same time share it. */
  refresh(record: ClusterRecord): Promise<void> {
    return this.#refreshes.get(record.arn, () => {
      const [place] = this.units(record);
      return this.#unitScan(place).refresh(record, this.#stopping.signal);
    });
  }

  /** Ends running scans. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running);
  }

  async #claim(units: AwsPlace[]): Promise<AwsPlace[]> {
    const { store, config, now } = this.#options;
    const at = now();
    // A unit ends by its timeout; twice that is a mark nobody will take away.
    const expired = new Date(at.getTime() - 2 * config.scan.unitTimeout);
    const claimed: AwsPlace[] = [];
    for (const unit of units) {
      if (
        await store.claimUnit(unit, at.toISOString(), expired.toISOString())
      ) {
        claimed.push(unit);
      }
    }
    return claimed;
  }

  async #read(units: AwsPlace[], signal?: AbortSignal): Promise<void> {
    const { store, config } = this.#options;
    const budget = new RemovalBudget(
      await store.countClusters(),
      config.scan.maxRemovalShare,
    );
    const stop = signal
      ? AbortSignal.any([signal, this.#stopping.signal])
      : this.#stopping.signal;
    const limit = pLimit(config.scan.concurrency);
    const reads = units.map(unit =>
      limit(() => this.#unitScan(unit).run(budget, stop)),
    );
    await Promise.all([this.#readCalendar(units, stop), ...reads]);
  }

  /** Asks the first unit that answers; support dates are the same everywhere. */
  async #readCalendar(units: AwsPlace[], signal: AbortSignal): Promise<void> {
    const { calendar, readers, now, logger } = this.#options;
    const { readAt } = await calendar.read();
    const age = readAt ? now().getTime() - Date.parse(readAt) : Infinity;
    if (age < CALENDAR_MAX_AGE_MS) return;
    for (const unit of units) {
      const limit = AbortSignal.timeout(CALENDAR_TIMEOUT_MS);
      const reader = readers.reader(unit, AbortSignal.any([signal, limit]));
      try {
        const versions = await reader.describeClusterVersions();
        await calendar.replace(toKnownVersions(versions), now().toISOString());
        return;
      } catch (error) {
        if (!(error instanceof AwsReadError)) throw error;
        logger.debug(`Support dates not read: ${error.problem.message}`);
      }
    }
  }

  #unitScan(place: AwsPlace): UnitScan {
    const { config, store, readers, logger, now } = this.#options;
    return new UnitScan({
      place,
      timeoutMs: config.scan.unitTimeout,
      store,
      readers,
      releases: this.#releases,
      addonCatalog: this.#addonCatalog,
      logger,
      now,
    });
  }
}
