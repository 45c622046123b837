import { NotFoundError } from '@backstage/errors';
import {
  ClusterId,
  ScanStatus,
  ScanUnit,
} from '@xkf/backstage-plugin-eks-common';
import { EksConfig } from '../config';
import { ClusterResource, IsAllowed, notAllowed } from '../permissions';
import { accountOf, toClusterSummary, ViewContext } from './clusterView';
import { CalendarStore } from './store/CalendarStore';
import { ClusterRecord, FleetStore, UnitRecord } from './store/FleetStore';
import { SupportCalendar } from './SupportCalendar';

/** What is stored about the fleet, as a caller may see it. */
export class Fleet {
  readonly #config: EksConfig;
  readonly #store: FleetStore;
  readonly #calendar: CalendarStore;
  readonly #now: () => Date;

  constructor(options: {
    config: EksConfig;
    store: FleetStore;
    calendar: CalendarStore;
    now?: () => Date;
  }) {
    this.#config = options.config;
    this.#store = options.store;
    this.#calendar = options.calendar;
    this.#now = options.now ?? (() => new Date());
  }

  async context(): Promise<ViewContext> {
    const { versions } = await this.#calendar.read();
    return {
      config: this.#config,
      calendar: new SupportCalendar(versions, this.#now()),
    };
  }

  /** When AWS was last asked for support dates. */
  async calendarReadAt(): Promise<string | undefined> {
    return (await this.#calendar.read()).readAt;
  }

  /** All clusters that the caller may see, with what their answers need. */
  async clusters(isAllowed: IsAllowed) {
    const context = await this.context();
    const records = await this.#store.clusters();
    return records
      .map(record => toClusterSummary(record, context))
      .filter(isAllowed);
  }

  /**
   * One cluster that the caller may see.
   * @throws NotFoundError when no account has it
   * @throws NotAllowedError when it is hidden from the caller
   */
  async cluster(
    id: ClusterId,
    isAllowed: IsAllowed,
    permission: string,
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
    if (!isAllowed(toClusterSummary(record, context))) {
      throw notAllowed(permission);
    }
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

  /** The configured units that the caller may see. */
  async scanStatus(isAllowed: IsAllowed): Promise<ScanStatus> {
    const [stored, records] = await Promise.all([
      this.#store.units(),
      this.#store.clusters(),
    ]);
    const units = this.#config.accounts
      .filter(account => isAllowed(account))
      .flatMap(({ accountId, name, environment, owner, regions }) =>
        regions.map(region => ({
          accountId,
          accountName: name,
          environment,
          owner,
          region,
          ...this.#stateOf(
            stored.find(
              unit => unit.accountId === accountId && unit.region === region,
            ),
          ),
          clusters: records.filter(
            record =>
              record.accountId === accountId && record.region === region,
          ).length,
        })),
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

  /** A mark that outlived twice the time limit belongs to a replica that died. */
  #isRunning({ runningSince }: UnitRecord): boolean {
    if (!runningSince) return false;
    const age = this.#now().getTime() - Date.parse(runningSince);
    return age < 2 * this.#config.scan.unitTimeout;
  }
}
