import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import {
  AwsPlace,
  AwsReader,
  AwsReaders,
  AwsReadError,
  WrongAccountError,
} from '../../aws';
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
  /** Whether peerings are compared with Terraform. */
  peerings: boolean;
  logger: LoggerService;
  now: () => Date;
}

/** The signals that end a reading early. */
export interface ScanSignals {
  /** The portal stops: nothing is learnt, nothing is said. */
  stop: AbortSignal;
  /** The time of the whole scan is over: what was not read has a problem. */
  deadline?: AbortSignal;
}

/** Reads one account in one region, or one of its clusters, into the store. */
export class UnitScan {
  readonly #options: UnitScanOptions;
  #peerings: Promise<VpcPeeringConnection[]> | undefined;

  constructor(options: UnitScanOptions) {
    this.#options = options;
  }

  /**
   * Reads all clusters of the unit under a claim. Failures end up in the store:
   * of the whole unit when its clusters cannot be listed, else of the cluster
   * concerned.
   * @param claim - the mark that the unit was claimed with
   */
  async run(
    claim: string,
    budget: RemovalBudget,
    signals: ScanSignals,
  ): Promise<void> {
    const { place, store } = this.#options;
    if (signals.stop.aborted) {
      await store.releaseUnit(place, claim);
      return;
    }
    const mark = this.#now();
    if (!(await store.renewClaim(place, claim, mark))) return;
    const missed = signals.deadline?.aborted ?? false;
    try {
      const problem = missed
        ? await this.#missTurn()
        : await this.#readAll(budget, signals);
      await store.finishUnit(place, mark, {
        at: this.#now(),
        listed: !missed,
        problem,
      });
    } catch (error) {
      if (signals.stop.aborted) {
        await store.releaseUnit(place, mark);
        return;
      }
      const problem = await this.#unitProblem(error);
      await store.finishUnit(place, mark, {
        at: this.#now(),
        listed: false,
        problem,
      });
      await this.#markAllStale(problem);
    }
  }

  /** Reads one known cluster again. Only scans remove clusters. */
  async refresh(record: ClusterRecord, stop: AbortSignal): Promise<void> {
    const reader = this.#reader({ stop });
    const outcome = await this.#readInto(reader, record.name, [record], stop);
    if (outcome === 'gone') {
      await this.#markStale(record, {
        kind: 'not-found',
        message: `AWS does not know cluster ${record.name} any more. It goes with the next scan that does not list it.`,
      });
    }
  }

  /** @returns the problem of a listed cluster that has never been read, if any */
  async #readAll(
    budget: RemovalBudget,
    signals: ScanSignals,
  ): Promise<Problem | undefined> {
    const { place, store } = this.#options;
    const reader = this.#reader(signals);
    const names = await reader.listClusters();
    const known = await store.clusters(place);
    const limit = pLimit(CONCURRENCY);
    const outcomes = await Promise.all(
      names.map(name =>
        limit(() => this.#readInto(reader, name, known, signals.stop)),
      ),
    );
    const present = names.filter((_, index) => outcomes[index] !== 'gone');
    await this.#removeMissing(known, present, budget);
    return outcomes.find(outcome => typeof outcome === 'object');
  }

  #reader({ stop, deadline }: ScanSignals): AwsReader {
    const { readers, place, timeoutMs } = this.#options;
    const signals = [stop, AbortSignal.timeout(timeoutMs)];
    if (deadline) signals.push(deadline);
    return readers.reader(place, AbortSignal.any(signals));
  }

  /**
   * @returns a problem only for a cluster that has never been read; the store
   * keeps the problem of one that has
   */
  async #readInto(
    reader: AwsReader,
    clusterName: string,
    known: ClusterRecord[],
    stop: AbortSignal,
  ): Promise<'read' | 'gone' | Problem> {
    const { place, store, releases, addonCatalog } = this.#options;
    const previous = known.find(record => record.name === clusterName);
    const at = this.#now();
    try {
      const snapshot = await readCluster(
        { accountId: place.accountId, region: place.region, clusterName },
        {
          reader,
          releases,
          addonCatalog,
          peerings: this.#peeringsWith(reader),
          previous: previous?.snapshot,
          at,
        },
      );
      if (!snapshot) return 'gone';
      await store.saveCluster(snapshot, at);
      return 'read';
    } catch (error) {
      if (stop.aborted || error instanceof WrongAccountError) throw error;
      const problem = this.#problemOf(error);
      if (!previous) {
        const message = `Cluster ${clusterName} is listed but could not be read. ${problem.message}`;
        return { ...problem, since: at, message };
      }
      await this.#markStale(previous, problem);
      return 'read';
    }
  }

  /** The clusters of a region share its peerings, so they are read once. */
  #peeringsWith(
    reader: AwsReader,
  ): (() => Promise<VpcPeeringConnection[]>) | undefined {
    if (!this.#options.peerings) return undefined;
    return () => {
      this.#peerings ??= reader.describeVpcPeeringConnections();
      return this.#peerings;
    };
  }

  /** Removes what AWS no longer lists, as far as the budget goes; the rest stays, stale. */
  async #removeMissing(
    known: ClusterRecord[],
    present: string[],
    budget: RemovalBudget,
  ): Promise<void> {
    const { place, store, logger } = this.#options;
    const missing = known.filter(record => !present.includes(record.name));
    const kept = missing.filter(() => !budget.take());
    for (const { arn } of missing) {
      if (!kept.some(record => record.arn === arn)) {
        await store.removeCluster(arn, this.#now());
      }
    }
    if (kept.length === 0) return;
    logger.warn('Kept clusters that AWS no longer lists: too many in a day', {
      accountId: place.accountId,
      region: place.region,
      kept: kept.length,
    });
    for (const record of kept) {
      await this.#markStale(record, {
        kind: 'not-found',
        message: `AWS no longer lists this cluster. More clusters went within a day than eks.scan.maxRemovalShare allows, so it is kept until that day is over or the share is raised.`,
      });
    }
  }

  async #missTurn(): Promise<Problem> {
    const { accountName, accountId, region } = this.#options.place;
    const problem = await this.#unitProblem(
      new AwsReadError(
        {
          kind: 'timeout',
          message: `The scan ended before it was the turn of account ${accountName} (${accountId}) in ${region}. Raise eks.scan.schedule.timeout or eks.scan.concurrency.`,
        },
        undefined,
      ),
    );
    await this.#markAllStale(problem);
    return problem;
  }

  async #markAllStale(problem: Problem): Promise<void> {
    const { place, store } = this.#options;
    for (const record of await store.clusters(place)) {
      await this.#markStale(record, problem);
    }
  }

  /** The first time of the same kind of cause counts as its beginning. */
  async #markStale(record: ClusterRecord, problem: Problem): Promise<void> {
    const { kind, since } = record.problem ?? {};
    await this.#options.store.setClusterProblem(record.arn, {
      ...problem,
      since: kind === problem.kind && since ? since : this.#now(),
    });
  }

  async #unitProblem(error: unknown): Promise<Problem> {
    const { place, store } = this.#options;
    const problem = this.#problemOf(error);
    const before = (await store.units()).find(
      unit =>
        unit.accountId === place.accountId && unit.region === place.region,
    )?.problem;
    const since = before?.kind === problem.kind ? before.since : undefined;
    return { ...problem, since: since ?? this.#now() };
  }

  #problemOf(error: unknown): Problem {
    const { place, readers, logger } = this.#options;
    const { accountId, accountName, region } = place;
    const known = error instanceof AwsReadError ? error.problem : undefined;
    if (!known || known.kind === 'unknown') {
      // The message of an SDK error can quote a request, so only names are kept.
      const cause = error instanceof AwsReadError ? error.cause : error;
      logger.error('Reading an account failed for a reason not known', {
        accountId,
        region,
        error: cause instanceof Error ? cause.name : typeof cause,
        stack: cause instanceof Error ? stackFrames(cause) : '',
      });
    }
    if (known?.kind === 'expired-credentials') {
      readers.forgetCredentials(accountId);
    }
    return (
      known ?? {
        kind: 'unknown',
        message: `Reading account ${accountName} (${accountId}) in ${region} failed inside the portal. The backend log has the details.`,
      }
    );
  }

  #now(): string {
    return this.#options.now().toISOString();
  }
}

function stackFrames({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .join('\n');
}
