import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
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
const CALENDAR_TRIES = 3;

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

/** A unit that this replica may read, and the mark that says so. */
interface Claim {
  place: AwsPlace;
  mark: string;
}

/** How long a mark stands: a reading takes half of it, a mark older than that is dead. */
export function claimLifetime(config: EksConfig): number {
  return 2 * config.scan.unitTimeout;
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

  /**
   * Reads every unit that nobody reads now, those first that were not read for
   * longest, and waits for the end.
   * @param deadline - ends the scan; units it did not come to are marked so
   */
  async scan(deadline?: AbortSignal): Promise<void> {
    const claims = await this.#claim(await this.#longestUnreadFirst());
    await this.#track(this.#read(claims, deadline));
  }

  /**
   * Starts reading and does not wait.
   * @returns how many units this call started
   */
  async start(units: AwsPlace[]): Promise<number> {
    const claims = await this.#claim(units);
    this.#track(this.#read(claims)).catch(error =>
      this.#options.logger.error('A scan ended early', toError(error)),
    );
    return claims.length;
  }

  /** Reads one known cluster again; people who ask at the same time share it. */
  refresh(record: ClusterRecord): Promise<void> {
    const reading = this.#refreshes.get(record.arn, () => {
      const [place] = this.units(record);
      return this.#unitScan(place).refresh(record, this.#stopping.signal);
    });
    return this.#track(reading);
  }

  /** Ends running scans. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running);
  }

  #track(work: Promise<void>): Promise<void> {
    this.#running.add(work);
    const done = () => this.#running.delete(work);
    work.then(done, done);
    return work;
  }

  async #longestUnreadFirst(): Promise<AwsPlace[]> {
    const lastAttempts = new Map(
      (await this.#options.store.units()).map(unit => [
        `${unit.accountId}/${unit.region}`,
        unit.lastAttempt ?? '',
      ]),
    );
    const lastAttempt = ({ accountId, region }: AwsPlace) =>
      lastAttempts.get(`${accountId}/${region}`) ?? '';
    return this.units().sort((a, b) =>
      lastAttempt(a).localeCompare(lastAttempt(b)),
    );
  }

  async #claim(units: AwsPlace[]): Promise<Claim[]> {
    const { store, config, now } = this.#options;
    const at = now();
    const mark = at.toISOString();
    const expired = new Date(at.getTime() - claimLifetime(config));
    const claims: Claim[] = [];
    for (const place of units) {
      if (await store.claimUnit(place, mark, expired.toISOString())) {
        claims.push({ place, mark });
      }
    }
    return claims;
  }

  async #read(claims: Claim[], deadline?: AbortSignal): Promise<void> {
    const { store, config, now } = this.#options;
    const { concurrency, maxRemovalShare } = config.scan;
    const budget = await RemovalBudget.of(store, maxRemovalShare, now());
    const signals = { stop: this.#stopping.signal, deadline };
    const limit = pLimit(concurrency);
    await Promise.all([
      this.#readCalendar(
        claims.map(({ place }) => place),
        deadline,
      ),
      ...claims.map(({ place, mark }) =>
        limit(() => this.#unitScan(place).run(mark, budget, signals)),
      ),
    ]);
  }

  /** Asks the first unit that answers; support dates are the same everywhere. */
  async #readCalendar(
    units: AwsPlace[],
    deadline?: AbortSignal,
  ): Promise<void> {
    const { calendar, readers, now, logger } = this.#options;
    try {
      const { readAt } = await calendar.read();
      const age = readAt ? now().getTime() - Date.parse(readAt) : Infinity;
      if (age < CALENDAR_MAX_AGE_MS) return;
      for (const unit of units.slice(0, CALENDAR_TRIES)) {
        const signals = [
          this.#stopping.signal,
          AbortSignal.timeout(CALENDAR_TIMEOUT_MS),
          ...(deadline ? [deadline] : []),
        ];
        const reader = readers.reader(unit, AbortSignal.any(signals));
        try {
          const versions = await reader.describeClusterVersions();
          const known = toKnownVersions(versions);
          await calendar.replace(known, now().toISOString());
          return;
        } catch (error) {
          if (!(error instanceof AwsReadError)) throw error;
          if (this.#stopping.signal.aborted || deadline?.aborted) return;
          await calendar.fail({
            ...error.problem,
            since: now().toISOString(),
          });
        }
      }
    } catch (error) {
      logger.error('The support calendar was not stored', toError(error));
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
      peerings:
        config.terraform.platform.length + config.terraform.tenants.length > 0,
      logger,
      now,
    });
  }
}
