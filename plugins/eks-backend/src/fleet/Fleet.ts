import { NotFoundError } from '@backstage/errors';
import {
  ClusterId,
  ScanStatus,
  ScanUnit,
} from '@xkf/backstage-plugin-eks-common';
import { EksConfig } from '../config';
import { Access, ClusterResource } from '../permissions';
import { RepositoryReadings } from '../terraform/RepositoryReadings';
import { accountOf, toClusterSummary, ViewContext } from './clusterView';
import { claimLifetime } from './scan/Scanner';
import { CalendarReading, CalendarStore } from './store/CalendarStore';
import {
  ClusterRecord,
  FleetStore,
  UnitKey,
  UnitRecord,
} from './store/FleetStore';
import { SupportCalendar } from './SupportCalendar';

/** What is stored about the fleet, as a caller may see it. */
export class Fleet {
  readonly #config: EksConfig;
  readonly #store: FleetStore;
  readonly #calendar: CalendarStore;
  readonly #repositories: RepositoryReadings | undefined;
  readonly #now: () => Date;

  constructor(options: {
    config: EksConfig;
    store: FleetStore;
    calendar: CalendarStore;
    /** Absent where drift is nobody's question. */
    repositories?: RepositoryReadings;
    now?: () => Date;
  }) {
    this.#config = options.config;
    this.#store = options.store;
    this.#calendar = options.calendar;
    this.#repositories = options.repositories;
    this.#now = options.now ?? (() => new Date());
  }

  async context(): Promise<ViewContext> {
    const repositories = this.#repositories;
    const [{ versions }, declaredSideOf] = await Promise.all([
      this.#calendar.read(),
      repositories?.configured ? repositories.declaredSides() : undefined,
    ]);
    return {
      config: this.#config,
      calendar: new SupportCalendar(versions, this.#now()),
      declaredSideOf,
    };
  }

  /** Everything stored about all clusters, or those of a unit, whoever asks. */
  records(unit?: UnitKey): Promise<ClusterRecord[]> {
    return this.#store.clusters(unit);
  }

  /** How the newest readings of all units ended, whoever asks. */
  units(): Promise<UnitRecord[]> {
    return this.#store.units();
  }

  /** How the newest readings of the support calendar ended. */
  async calendarReading(): Promise<Omit<CalendarReading, 'versions'>> {
    const { readAt, problem } = await this.#calendar.read();
    return { readAt, problem };
  }

  /** All clusters that the caller may see, with what their answers need. */
  async clusters(access: Access) {
    const context = await this.context();
    const records = await this.#store.clusters();
    return records
      .map(record => toClusterSummary(record, context))
      .filter(summary => access.allows(summary));
  }

  /**
   * One cluster that the caller may see.
   * @throws NotFoundError when no account has it
   * @throws NotAllowedError when it is hidden from the caller
   */
  async cluster(
    id: ClusterId,
    access: Access,
  ): Promise<{ record: ClusterRecord; context: ViewContext }> {
    const { accountId, region, clusterName } = id;
    const account = accountOf(this.#config, accountId);
    const record = account && (await this.#store.cluster(id, clusterName));
    if (!record) {
      throw new NotFoundError(
        `No cluster ${clusterName} is known in account ${accountId} and region ${region}. It may have been deleted, or its account has not been read yet.`,
      );
    }
    const context = await this.context();
    access.require(toClusterSummary(record, context));
    return { record, context };
  }

  /** What decisions about clusters look at, for each ARN; undefined where unknown. */
  async resources(arns: string[]): Promise<(ClusterResource | undefined)[]> {
    const context = await this.context();
    const records = await this.#store.clusters();
    const byArn = new Map(records.map(record => [record.arn, record]));
    return arns.map(arn => {
      const record = byArn.get(arn);
      return record && toClusterSummary(record, context);
    });
  }

  /**
   * The configured units that the caller may see: of accounts that they may see,
   * and those in which they may see a cluster.
   */
  async scanStatus(access: Access): Promise<ScanStatus> {
    const [stored, clusters] = await Promise.all([
      this.#store.units(),
      this.clusters(access),
    ]);
    const isIn = (unit: UnitKey, other: UnitKey) =>
      other.accountId === unit.accountId && other.region === unit.region;
    const units = this.#config.accounts.flatMap(account =>
      account.regions.flatMap((region): ScanUnit[] => {
        const { accountId, name, environment, owner } = account;
        const key = { accountId, region };
        const visible = clusters.filter(cluster => isIn(key, cluster)).length;
        if (visible === 0 && !access.allows(account)) return [];
        return [
          {
            ...key,
            accountName: name,
            environment,
            owner,
            ...this.#stateOf(stored.find(unit => isIn(key, unit))),
            clusters: visible,
          },
        ];
      }),
    );
    return {
      running: units.some(unit => unit.state === 'running'),
      lastSuccess: units
        .flatMap(unit => unit.lastSuccess ?? [])
        .sort()
        .at(-1),
      units,
    };
  }

  #stateOf(
    unit: UnitRecord | undefined,
  ): Pick<ScanUnit, 'state' | 'lastAttempt' | 'lastSuccess' | 'problem'> {
    if (!unit) return { state: 'pending' };
    const { lastAttempt, lastSuccess, problem } = unit;
    const known = { lastAttempt, lastSuccess, problem };
    if (this.#isRunning(unit)) return { state: 'running', ...known };
    if (!lastAttempt) return { state: 'pending' };
    return { state: problem ? 'failed' : 'succeeded', ...known };
  }

  /** A mark that outlived its time belongs to a replica that died. */
  #isRunning({ runningSince }: UnitRecord): boolean {
    if (!runningSince) return false;
    const age = this.#now().getTime() - Date.parse(runningSince);
    return age < claimLifetime(this.#config);
  }
}
